import { createRoot } from 'react-dom/client';
import { App } from './app';
import { applyTheme, storedTheme } from './ui/theme';
import './styles/tokens.css';
import './styles/base.css';
import './styles/layout.css';
import './styles/parts.css';
import './styles/charts.css';
import './styles/pages.css';

applyTheme(storedTheme());
createRoot(document.getElementById('root')!).render(<App />);
