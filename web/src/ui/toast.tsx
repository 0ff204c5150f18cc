/** One short message at a time, spoken and shown. */
import { createContext, useCallback, useContext, useEffect, useState, type ReactNode } from 'react';

const SHOWN_MS = 5_000;
const ToastContext = createContext<(text: string) => void>(() => undefined);

export const useToast = (): ((text: string) => void) => useContext(ToastContext);

export function ToastHost({ children }: { children: ReactNode }) {
  const [text, setText] = useState('');
  useEffect(() => {
    if (!text) return;
    const timer = setTimeout(() => setText(''), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [text]);
  const show = useCallback((next: string) => setText(next), []);
  return (
    <ToastContext value={show}>
      {children}
      <div role="status" aria-live="polite">
        {text && <p className="toast">{text}</p>}
      </div>
    </ToastContext>
  );
}
