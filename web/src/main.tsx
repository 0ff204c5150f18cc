import { createRoot } from 'react-dom/client';
import { App } from './app';
import { applyTheme, storedTheme } from './ui/theme';
import '@fontsource-variable/fraunces/wght.css';
import '@fontsource-variable/inter/wght.css';
import './styles/tokens.css';
import './styles/base.css';
import './styles/layout.css';
import './styles/parts.css';
import './styles/charts.css';
import './styles/pages.css';

applyTheme(storedTheme());
createRoot(document.getElementById('root')!).render(<App />);
