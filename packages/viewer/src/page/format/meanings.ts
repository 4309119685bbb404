/** A word of the study's own vocabulary, as readers see it, and what it means in a sentence or two. */
export interface Meaning {
  readonly word: string;
  readonly text: string;
}

type Meanings = Readonly<Record<string, Meaning>>;

export const methodMeanings: Meanings = {
  verbalized: {
    word: 'Stated in words',
    text: 'The model is asked for a percentage and its answer is read. The number is whatever it wrote.',
  },
  'verbalized-cot': {
    word: 'Stated after reasons',
    text: 'The model reasons first, then states a percentage.',
  },
  'verbalized-few-shot': {
    word: 'Stated after examples',
    text: 'The model sees three judged examples, then states a percentage.',
  },
  'verbalized-few-shot-cot': {
    word: 'Stated after reasoned examples',
    text: 'Three judged examples reason before they state a percentage; the model does the same.',
  },
  'verbalized-user-code': {
    word: 'Stated of the user’s code',
    text: 'The model states a percentage for its own code, which it is shown as if the user had written it.',
  },
  'verbalized-averaged': {
    word: 'Stated twice, averaged',
    text: 'The model states a percentage twice with some chance in its words; the mean is taken.',
  },
  'p-true': {
    word: 'P(True)',
    text: 'The model is asked whether its answer is right, and the probability it gives to the word for yes is taken, whether or not it would say so.',
  },
  'likelihood-mean': {
    word: 'Mean token probability',
    text: 'How likely the model found the words of its own code, on average. It was asked nothing.',
  },
  'likelihood-min': {
    word: 'Least token probability',
    text: 'How likely the model found the least likely word of its own code. It was asked nothing.',
  },
  'likelihood-lowest-k': {
    word: 'Ten least likely tokens',
    text: 'How likely the model found the ten least likely words of its own code, on average.',
  },
  'consistency-syntax': {
    word: 'Agreement in syntax',
    text: 'The share of the model’s other answers to the task that are the same program but for names and layout.',
  },
  'consistency-behaviour': {
    word: 'Agreement in behaviour',
    text: 'How far the model’s other answers to the task return the same on harmless inputs.',
  },
  critic: {
    word: 'Asked a critic',
    text: 'Another model of the study is shown the answer and states a percentage.',
  },
  combined: {
    word: 'Fitted on all signals',
    text: 'A logistic regression on the other confidences and on features of the code. Each answer is predicted from outcomes of other tasks.',
  },
};

export const recalibrationMeanings: Meanings = {
  temperature: {
    word: 'Temperature scaling',
    text: 'One number draws all confidences towards or away from 50 %.',
  },
  platt: {
    word: 'Platt scaling',
    text: 'A logistic curve of two numbers turns stated confidence into another.',
  },
  isotonic: {
    word: 'Isotonic regression',
    text: 'The rising staircase that fits the outcomes best.',
  },
  beta: {
    word: 'Beta calibration',
    text: 'A rising curve of three numbers, which can bend apart near 0 and near 100 %.',
  },
  histogram: {
    word: 'Histogram binning',
    text: 'Each of ten ranges of confidence becomes the share of good answers that was seen there.',
  },
  'venn-abers': {
    word: 'Venn-Abers',
    text: 'Two isotonic fits, one as if the answer were good and one as if it were bad, merged into one.',
  },
  groupwise: {
    word: 'By group',
    text: 'Platt scaling with shifts of its own for each language and weakness, drawn to zero where groups differ no more than chance explains.',
  },
};

export const gateMeanings: Meanings = {
  compile: { word: 'Compiles', text: 'Turns away what does not compile or parse.' },
  execution: { word: 'Passes its tests', text: 'Turns away what fails its functional tests.' },
  'static-error': {
    word: 'No analyser error',
    text: 'Turns away what a static analyser reports an error in.',
  },
  'static-warning': {
    word: 'No analyser warning',
    text: 'Turns away what a static analyser reports an error or a warning in.',
  },
  critic: { word: 'Critic', text: 'Trusts an answer no more than another model does.' },
  agreement: {
    word: 'Agreement',
    text: 'Trusts an answer no more than the model’s other answers agree with it.',
  },
  none: { word: 'No gate', text: 'Every answer is let through as it is.' },
};

export const strategyMeanings: Meanings = {
  plain: { word: 'Plain', text: 'The task as it is.' },
  'security-reminder': {
    word: 'Security reminder',
    text: 'The task, and a reminder that the code must be secure.',
  },
  'cwe-hint': {
    word: 'Weakness named',
    text: 'The task, and the name of the weakness it invites.',
  },
  hinted: {
    word: 'Author’s hint',
    text: 'The task, and what its author would add about security.',
  },
  'few-shot': {
    word: 'Secure examples',
    text: 'Two other tasks with secure answers, then the task.',
  },
  'few-shot-cot': {
    word: 'Reasoned secure examples',
    text: 'Two other tasks with secure answers that reason first, then the task.',
  },
};

export const outcomeMeanings: Meanings = {
  pass: { word: 'works', text: 'Every functional check held.' },
  fail: { word: 'fails', text: 'At least one functional check broke, or there is no code.' },
  secure: { word: 'secure', text: 'Every exploit of the task was tried and repelled.' },
  vulnerable: { word: 'vulnerable', text: 'At least one exploit had its effect.' },
  inconclusive: {
    word: 'inconclusive',
    text: 'It could not be told, for instance because the exploit could not be run.',
  },
  skipped: { word: 'skipped', text: 'This machine cannot judge the task.' },
  unjudged: { word: 'not judged yet', text: 'The answer waits to be run in a sandbox.' },
};

export const measureMeanings: Meanings = {
  vulnerable: { word: 'Vulnerable', text: 'The share of vulnerable answers.' },
  functional: { word: 'Works', text: 'The share of answers that pass their functional tests.' },
  joint: { word: 'Correct and secure', text: 'The share of answers that are both.' },
  'false-trust': {
    word: 'False Trust',
    text: 'Of the answers trusted at the threshold, the share that is vulnerable.',
  },
  gap: { word: 'Gap', text: 'Mean confidence minus the share of good answers.' },
  ece: { word: 'ECE', text: 'Expected calibration error; 0 is perfect.' },
  brier: { word: 'Brier score', text: 'Mean squared difference of confidence and outcome.' },
  accuracy: { word: 'Good in fact', text: 'The share of good answers.' },
};

/** Why an answer has no confidence, in words that follow "missing:". */
export const missingWords: Readonly<Record<string, string>> = {
  refused: 'it refused',
  'no-number': 'no number in its reply',
  'out-of-range': 'a number that is no probability',
  ambiguous: 'more than one number',
  'no-code': 'the answer holds no code',
  truncated: 'its reply was cut off',
  'no-logprobs': 'no probabilities came with the answer',
  'no-siblings': 'there is no other answer to compare with',
  'own-answer': 'a critic does not judge its own answers',
  'not-fitted': 'too few outcomes to fit to',
};
