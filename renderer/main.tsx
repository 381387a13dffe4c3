import '@mantine/core/styles.layer.css';
import './ui/fonts.css';
import './ui/global.css';
import './i18n/index';
import { createRoot } from 'react-dom/client';
import { App } from './app/App';
import { Providers } from './app/providers';
import { forbidEvaluation } from './lib/no-eval';
import { shareStyleNonce } from './lib/nonce';
import { refuseMarkup } from './lib/trusted-types';

refuseMarkup();
forbidEvaluation();
shareStyleNonce();

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no root');
createRoot(root).render(
  <Providers>
    <App />
  </Providers>,
);
