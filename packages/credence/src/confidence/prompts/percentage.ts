/** Written as a fence, the form is kept even by models of a hundred million parameters. */
export const percentageAsJson = `\`\`\`json
{"confidence": NN}
\`\`\``;
