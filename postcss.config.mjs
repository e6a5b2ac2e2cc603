// Tailwind CSS 4 runs as a PostCSS plugin; Next reads this file by name.
export default { plugins: { "@tailwindcss/postcss": {} } };
