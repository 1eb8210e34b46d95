// Sets the chosen theme before the first paint. A file of its own, since the policy allows no inline
// script; the key is that of src/lib/view/settings.svelte.ts.
try {
  const { theme } = JSON.parse(localStorage.getItem('insyt:settings')) ?? {};
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Nothing stored, or nothing readable: the device's theme holds.
}
