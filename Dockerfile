# One image for the gateway, the order processor and set-up: they differ in the command. No secret goes in; all come from the environment.

FROM node:20-bookworm-slim AS build
WORKDIR /shop
# The packages first: they change less often than the code.
COPY package.json package-lock.json .npmrc ./
COPY shared/package.json shared/
COPY couchdb/package.json couchdb/
COPY gateway/package.json gateway/
COPY order-processor/package.json order-processor/
COPY start/package.json start/
COPY client/package.json client/
COPY scripts scripts
RUN node scripts/install.mjs
COPY . .
RUN node scripts/build.mjs && npm prune --omit=dev --ignore-scripts --no-audit --no-fund

FROM node:20-bookworm-slim
ENV NODE_ENV=production
WORKDIR /shop
COPY --from=build /shop/package.json ./
COPY --from=build /shop/node_modules node_modules
COPY --from=build /shop/shared shared
COPY --from=build /shop/couchdb couchdb
COPY --from=build /shop/gateway gateway
COPY --from=build /shop/order-processor order-processor
COPY --from=build /shop/client/dist/app client/dist/app
# Nothing below /shop belongs to the user that runs: the code cannot change itself.
USER node
EXPOSE 3000 3001
CMD ["node", "gateway/dist/main.js"]
