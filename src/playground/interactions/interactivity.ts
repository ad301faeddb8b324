/** What Slack says where the manifest leaves interactivity off. */
export const NOT_INTERACTIVE =
  'This app is not configured to handle interactive responses. Please configure interactive URL for your app under app management page.';
