/** Every word that a newcomer may not know, in one or two plain sentences. */
export const glossary = {
  confidence: {
    word: 'Confidence',
    text: 'How likely the model says it is, from 0 to 100 %, that its own answer is correct or secure. Function and security are asked about separately.',
  },
  calibration: {
    word: 'Calibration',
    text: 'Whether confidence means what it says: of all answers given 80 % confidence, 80 % should turn out good.',
  },
  gap: {
    word: 'Overconfidence gap',
    text: 'Mean confidence minus the share of good answers, in percentage points. Above zero the model claims more than it delivers; below zero it delivers more than it claims.',
  },
  falseTrust: {
    word: 'False Trust',
    text: 'A vulnerable answer whose confidence in its own security is at or above the threshold: code that would have been let through. The rate is the share of vulnerable answers among all that were trusted.',
  },
  ece: {
    word: 'ECE',
    text: 'Expected calibration error: the distance between stated confidence and observed share, averaged over groups of equal confidence. 0 is perfect; 1 is as wrong as can be. It ignores direction.',
  },
  eceDebiased: {
    word: 'Debiased ECE',
    text: 'ECE with the part removed that mere chance adds when groups are small. Plain ECE is never below zero, so with few samples it looks worse than the truth.',
  },
  brier: {
    word: 'Brier score',
    text: 'Mean squared difference between confidence and outcome. 0 is perfect; always saying 50 % scores 0.25; being certain and always wrong scores 1.',
  },
  auroc: {
    word: 'AUROC',
    text: 'The chance that a good answer got higher confidence than a bad one. 1 separates them perfectly; 0.5 is no better than a coin; below 0.5 confidence points the wrong way.',
  },
  interval: {
    word: '95 % interval',
    text: 'The range of values that the data are compatible with. Answers to the same task resemble each other, so tasks, not answers, are what is drawn again and again to make it.',
  },
  inconclusive: {
    word: 'Inconclusive',
    text: 'The answer could not be judged, for instance because the exploit could not run against it. It is counted as neither good nor bad; what it could change is shown beside the result.',
  },
  missing: {
    word: 'Missing confidence',
    text: 'The model refused, or said nothing that could be read as a probability. It is counted, and never replaced by a number.',
  },
  vulnerable: {
    word: 'Vulnerable',
    text: 'At least one exploit had its effect on the running program. This is observed in a sandbox, not guessed from the code.',
  },
  secure: {
    word: 'Secure',
    text: 'Every exploit of the task was tried against the running program and repelled. It says nothing about attacks that the task does not try.',
  },
  temperature: {
    word: 'Temperature',
    text: 'How much chance the model allows in choosing its next word. 0 takes the likeliest word every time; 1 draws from its full distribution.',
  },
  reliability: {
    word: 'Reliability diagram',
    text: 'Stated confidence across, observed share upwards. On the diagonal the two agree; below it the model is overconfident.',
  },
  threshold: {
    word: 'Threshold',
    text: 'The confidence from which on an answer would be trusted without a look.',
  },
  cwe: {
    word: 'CWE',
    text: 'Common Weakness Enumeration: the public catalogue of kinds of software weaknesses. CWE-89 is SQL injection.',
  },
  control: {
    word: 'Control check',
    text: 'A check that the attacked function still does its ordinary work, so that code that does nothing is not called secure.',
  },
  riskCoverage: {
    word: 'Risk and coverage',
    text: 'Coverage is the share of answers that a threshold lets through; risk is the share of those that are vulnerable. A stricter threshold moves along the curve to the left.',
  },
  recalibration: {
    word: 'Recalibration',
    text: 'A rule, learnt from answers whose outcome is known, that turns stated confidence into one that fits what happens. Temperature scaling, Platt scaling and isotonic regression are such rules.',
  },
  gate: {
    word: 'Gate',
    text: 'A check between the model and the user that lets an answer through, lowers its confidence or turns it away: does it compile, do its tests pass, does an analyser object?',
  },
  corp: {
    word: 'CORP curve',
    text: 'The best rising curve through the outcomes, found without choosing bins (Dimitriadis, Gneiting and Jordan 2021). The shaded band is where it would lie if every confidence were right.',
  },
  paired: {
    word: 'Task by task',
    text: 'Both sides answered the same tasks, so they are compared on each task first. What makes tasks hard then cancels out, and the comparison is sharper.',
  },
} as const satisfies Readonly<Record<string, { readonly word: string; readonly text: string }>>;

export type GlossaryKey = keyof typeof glossary;
