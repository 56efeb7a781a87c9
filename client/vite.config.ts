import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { compileTexts } from './compile-texts.ts';
import { emitNews } from './emit-news.ts';
import { precompress } from './precompress.ts';

const gateway = 'http://localhost:3000';

// https://vite.dev/config/
export default defineConfig({
  // The `source` condition resolves shared/ to its TypeScript files, so that the app needs no other build first.
  resolve: { conditions: ['source', ...defaultClientConditions] },
  build: {
    outDir: 'dist/app',
    emptyOutDir: true,
    target: 'es2022',
    sourcemap: false,
    modulePreload: { polyfill: false },
    // What the first screen needs is one file: dozens of small ones compress worse and cost a slow phone a request each.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'first', tags: ['$initial'] }] } } },
  },
  server: { proxy: { '/api': gateway, '/db': gateway, '/images': gateway } },
  plugins: [
    react(),
    compileTexts(),
    emitNews(),
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'src/service-worker',
      filename: 'service-worker.ts',
      // Registered by data/app-update.ts, which also decides when a new version takes over.
      injectRegister: false,
      injectManifest: { globPatterns: ['**/*.{js,css,html,svg,png,woff2}'], globIgnores: ['service-worker.js'] },
      manifest: {
        id: '/',
        lang: 'en',
        dir: 'auto',
        name: 'Coffee Catalog',
        short_name: 'Coffee',
        description: 'Order coffee, with or without a network.',
        start_url: '/',
        scope: '/',
        display: 'standalone',
        theme_color: '#4a2c1d',
        background_color: '#faf5ee',
        categories: ['food', 'shopping'],
        icons: [
          { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
          { src: '/icon-512.png', sizes: '512x512', type: 'image/png' },
          { src: '/icon-512-maskable.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
          { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml' },
        ],
        shortcuts: [
          { name: 'My orders', url: '/orders', icons: [{ src: '/icon-192.png', sizes: '192x192' }] },
          { name: 'Cart', url: '/cart', icons: [{ src: '/icon-192.png', sizes: '192x192' }] },
          { name: 'Account', url: '/account', icons: [{ src: '/icon-192.png', sizes: '192x192' }] },
        ],
      },
    }),
    precompress(),
  ],
});
