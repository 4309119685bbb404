import { html } from '../html.mjs';

export const form = () => html`<form method="post" action="/sign">
<input name="name" required><textarea name="message" required></textarea>
<input name="homepage" type="url"><input name="tags"><button>Sign</button></form>`;
