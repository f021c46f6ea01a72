import { CHOICES, STORAGE_KEY } from './settings.ts';

/**
 * Source of the inline script that runs before the first paint. What is stored is not trusted: a value is put on
 * `<html>` only when it is a short word, and styles know but the words above.
 */
export const EARLY_SCRIPT =
  `try{const s=JSON.parse(localStorage.getItem(${JSON.stringify(STORAGE_KEY)}))||{};` +
  `for(const k of ${JSON.stringify(Object.keys(CHOICES))})` +
  `if(/^[a-z]{1,8}$/.test(s[k]))document.documentElement.dataset[k]=s[k]}catch{}` +
  // What the browser can do decides what is shown, before anything is.
  `{const d=document.documentElement.dataset;d.script='';` +
  `if('speechSynthesis'in globalThis)d.speech='';if(globalThis.navigator?.serviceWorker)d.worker=''}`;
