/** Listed words that are never drawn, since they may hurt in this room. Typed, they are understood all the same. */

export const leftOut = new Set(
  `abandon abuse accident accuse addict affair afraid alcohol anger angry attack baby battle betray bitter blame
  blood bomb broken bullet burden cancel crime cruel cry damage danger deny despair destroy dirt disease dismiss
  divorce dumb enemy escape evil exile expose fat fatal fault fury grief gossip guilt gun hidden horror hurt
  husband ill illness infant injury inmate insane jealous knife lawsuit leave liar lonely marriage misery mistake
  monster nasty orphan penalty pistol prison private punch quit regret reject rifle romance rude sad sadness scare
  secret shoot sick sorry split spy suffer suspect tragic trap trust ugly unfair unhappy upset useless vicious
  weapon wedding wife witness wreck wrong`.split(/\s+/),
);
