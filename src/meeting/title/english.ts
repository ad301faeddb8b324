import { buildTitleWords } from './title-words.js';

/** What English says around a title. */
export const englishTitle = buildTitleWords({
  openers: [
    'hi|hello|hey|hi there|hey there|hello there|ok|okay|yes|yeah|great|cool|thanks|thank you|now|then|also|so|ah|oh|well|sure|perfect|awesome|nice|instead|actually|alright|right|please|pls|kindly|pleas',
    'its ok|it is ok|that works|do me a favor and|do me a favour and|help me|help me to|help us|starleaf',
    'can you|could you|would you|will you|can you please|could you please|would you please|can i|could i|can we|could we|may i|shall we|should we|you can|are you able to|is it possible to|would you mind|please can you',
    "i need|i need to|i need you to|i also need to|i also need|i want|i want to|i want you to|i wanna|i would like|i would like to|i would like you to|i'd like|i'd like to|i'd like you to|i have|i also have|i have to|i have got|i've got|i got|i got a|i must|i should|i'll|i'll be|i will|i will be|i will have|i'm having|i am having|i am|i'm|im|i am going to|i'm going to|i'm gonna|i'm also going to|i'm also going to need to|i'm going to need to|i am going to be|i'm going to be|i'm going|i am going|i'm going to need|going to|i am actually just want to|i just want to|i just need to|i am going on|i'm going on|i'm going to have|i was going to",
    "we need|we need to|we want to|we have|we have to|we will|we will have|we are|we're|we are going to|we're going to|we're going to have|we should|we'll|we'll have|we'd like to|let us|let's|lets|let's have|let me|there is|there's|there will be|it is|it's",
    'find out if|check if|is there|is there any|are there any|when can i|when can we|when is|what about|how about',
    'attend|be attending|attending|be having|be going to|going to be|be doing|be|go on|going on',
    'a new|another|a|an|the|my|our|new|some|this|these|that|us|to|for|me|and|in|on|by|of|is|about|with a|just|quick|short|brief|upcoming|from|at|called|just a',
  ].join('|'),
  commands: [
    'schedule|schedule me|schedule us|schedule for me|schedule in|schedule up|reschedule|set|set up|setup|set me up|set me|setup up|set up for me|create|create me|create for me|make|make me|make us|make for me|add|add in|add me|add on|add an event|book|book me|book us|book in|put|put me|put in|put down|put up|put together|put on|place|plan|arrange|organise|organize|fix|block|block off|block out|block me|reserve|reserve me|enter|insert|mark|mark me|mark down|pencil in|pencil me in|throw|have|get|hold|find|find me|find us|find a time|find time|start|enter in|get me|do|give me|send|include|save|log|note|invite|call a',
    "remind me|remind me to|remind me of|remind me about|remind us to|remind us|don't let me forget|dont let me forget|don't forget|remember|remember to|message me",
    'add the following event|the following event|put on my calendar|put on my schedule|add to my calendar|add to schedule|add to my schedule|add to calendar|mark my calendar|mark my calendar for|mark a schedule on my calender|add someone to|add somebody to|i have that listed',
  ].join('|'),
  compounds:
    "book club|book launch|book signing|book fair|book swap|book group|book release|block party|plan review|new year|new years|new year's|new york|new hire|new hires|new joiner|new joiners|new starter|new starters|new business|new product|one more|one pager|one on one|one to one|save the date|place of work",
  articles:
    'a|an|the|my|our|new|some|another|this|that|quick|short|brief|long|quick|next|your|1|one|recurring|repeating|weekly|daily|monthly|video|virtual',
  generic:
    'meeting|meet|meetings|mtg|appointment|appt|appointments|event|events|even|calendar event|calendar entry|calendar item|calendar|calendar invite|entry|item|invite|invitation|reminder|slot|time slot|timeslot|time|time block|block|something|anything|somebody|someone|one|some things|room|place|spot|conference room|meeting room|meeting invite|meeting event|booking|schedule|scheduled|busy|free|available|out|it|things|thing|out of office|ooo|hour|hours|minutes|a couple|video meeting|video conference|starleaf meeting|starleaf|video call|zoom|appointment slot',
  labels: 'event|events|even|calendar event|calendar entry|calendar item|entry|item|reminder|meeting event',
  naming:
    "called|named|titled|entitled|labeled|labelled|with subject|with the subject|with title|with the title|with the name|with name|under the name|subject|subject line|with subject line|name|title|as title|put it under|label it|call it|name it|titled as|named as|name it as|call it as|it's called|it is called|which is the",
  linking: 'for|to|as|about|regarding|re|on|of|called|named|titled|in order to|-|:|is|so|that|where|which|,',
  about: 'about|regarding|re|concerning|to|for|discussing|called',
  company: 'with|w/|along|alongside|together|between|including',
  venue: 'at|in|@|near',
  asides: [
    'on my calendar|on the calendar|on my calender|on calendar|in my calendar|in the calendar|in calendar|to my calendar|to the calendar|to my calender|into my calendar|onto my calendar|to calendar|into the calendar|into calendar|on my schedule|on the schedule|in my schedule|to my schedule|to the schedule|into my schedule|on my agenda|in my agenda|to my agenda|my calendar|from my calendar|is calendar of',
    "please|pls|plz|as well|too|thanks|thank you|thx|cheers|for me|if possible|if you can|asap|mark that down|put that on my calendar|please mark that down|let's say|is correct timeing",
    'or so|sometime|some time|start time|no later than',
  ].join('|'),
  trailing:
    "on|at|for|from|in|to|by|of|the|a|an|is|are|will|be|was|it|with|and|or|starting|starts|start|beginning|begins|begin|around|between|until|till|lasting|lasts|last|during|due|happens|happening|going|held|it's|that|this|which|should|then|,|-|:|;|/|(|&|@|about|as|after|before|my|our|every|each|scheduled|takes|take|taking|long|also|because|so|that's|usually|intend|me|coming|up|also,|later|early|late|any",
});
