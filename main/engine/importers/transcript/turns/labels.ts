/** Words that name a part in an interview: one of them is a speaker even where it stands once. */
const roles =
  /^(interviewer|interviewee|int|ir|ie|i|p|r|q|a|speaker|participant|respondent|researcher|moderator|facilitator|mod|fac|unknown speaker|unidentified speaker|befragter?|befragte|interviewerin|enquêteur|enquêtée?|entrevistador|entrevistadora|entrevistad[oa])([ _-]?\d{1,3}|[ _-][a-z])?$/i;

/** Words before a colon that head a remark or a fact about the document, however often they stand there. */
const heads =
  /^(n\.?b|p\.?s|ok|notes?|fyi|todo|url|urn|doi|isbn|orcid( id)?|id|re|cc|to|from|e\.g|i\.e|https?|ftp|mailto|file|date|time|title|location|place|venue|duration|length|subject|topic|source|keywords?|tags?|participants|participant id|present|attendees|transcript|transcribed by|recorded by|recording|transcription|warning|important|example|for example|summary|conclusion|interview( no\.?| number| id| date| type)?|case|trust|site|project|version|file ?name|key|legend|code|codes|theme|context|consent|start|end|start time|end time|(note|interview|round|chapter|section|part|page|figure|table|appendix|step)( ?\d{1,3})?)$/i;

/** Words that a sentence has and the name of a speaker has not. */
const sentence =
  /(^|\s)(i|he|she|it|we|you|they|this|that|these|those|there|here|said|says|say|saying|asked|asks|thought|think|was|were|is|are|am|be|been|had|has|have|did|does|do|will|would|can|could|should|and so|because|but|if|when|what|which|why|how|follows|following|like|not)(\s|$)/i;

/** What a transcriber puts in brackets that nobody is called. */
const asides =
  /^(laugh|chuckl|giggl|paus|silen|inaudib|unclear|indistinct|unintellig|crosstalk|cross-talk|cross talk|overlap|interrupt|music|applause|cough|sigh|sniff|cry|crying|nod|shak|phone|ringing|door|noise|background|redact|anonymi|sic$|end\b|begin|start|record|audio|video|break|continu|name\b|place\b|laughter|whisper|gesture|points?\b|long pause|short pause|removed|deleted|omitted|…|x+$)/i;

const longest = { points: 40, words: 5 };
const allowed = /^\p{L}[\p{L}\p{M}\p{N} \u00a0_.'’&/+#()-]*$/u;
/** A point is part of a name only as in `Dr. Ash`, `J. Ash`, `St. Clair`. */
const endingPoint = /\p{L}{5,}\.|\.$|\.\./u;

/** Whether a text could name a speaker: short, beginning with a letter, and no sentence. */
export function couldName(label: string): boolean {
  if (label.length > 2 * longest.points || label.replace(/[\udc00-\udfff]/g, '').length > longest.points)
    return false;
  if (label.split(/\s+/).length > longest.words) return false;
  if (!allowed.test(label) || endingPoint.test(label) || heads.test(label)) return false;
  return isRole(label) || isUpper(label) || !sentence.test(label);
}

/** Whether a text names a part in an interview by itself. */
export function isRole(label: string): boolean {
  return roles.test(label);
}

/** Whether a text in brackets is a remark of the transcriber. */
export function isAside(label: string): boolean {
  return asides.test(label);
}

/** Whether all its letters are capitals. */
export function isUpper(label: string): boolean {
  return label === label.toUpperCase() && label !== label.toLowerCase();
}

/** Labels that differ in capitals or spaces alone are one speaker's. */
export function keyOf(label: string): string {
  return label.toLowerCase().replace(/\s+/g, ' ');
}
