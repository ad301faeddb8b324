# A small image: built with everything, run with what production needs, by nobody in particular, on a read-only file system.
# Whatever is secret comes when it starts (see .env.example); nothing of that is in a layer.

FROM node:20.20.2-bookworm-slim AS build
WORKDIR /build
COPY package.json package-lock.json .npmrc ./
RUN npm ci --no-audit --no-fund
COPY tsconfig.json tsconfig.build.json tsconfig.pages.json ./
COPY src ./src
RUN npm run build

FROM node:20.20.2-bookworm-slim AS production
WORKDIR /build
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --no-audit --no-fund

FROM node:20.20.2-bookworm-slim
ENV NODE_ENV=production
WORKDIR /app
# For a store of SQLite, on a volume; with PostgreSQL nothing is written at all.
RUN install -d -o node -g node -m 700 data
COPY package.json manifest.yml ./
COPY --from=production /build/node_modules ./node_modules
COPY --from=build /build/dist ./dist
USER node
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=4s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT || 3000}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# Node itself gets the signals, and finishes what was begun.
CMD ["node", "--enable-source-maps", "dist/main.js"]
