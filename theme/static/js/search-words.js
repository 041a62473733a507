/* From a query to words, and from a word to the terms of the index: what pressroom.searching.words
   does for texts, by the same tables. */

/* Made from plugins/pressroom/searching/words.toml by python -m tools.search_words. */
const TABLES = {"word":"0-9A-Za-zªµºÀ-ÖØ-öø-ɏͰ-ϿЀ-ҁҊ-ԯḀ-ỿ","marks":"̀-ͯ­","joint":"\\-‐‑'’ʼ‘\u0060","from":"ёқғңәөұүһії","to":"екгнаоуухии","pairs":"sh:ш ch:ч zh:ж kh:х ts:ц a':а o':о u':у g':г n':н s':ш c':ч y':у i':и ıa:ия ia:ия ıo:ио io:ио","latin":"a:а á:а ä:а ə:а b:б c:ц ç:ч d:д e:е f:ф g:г ğ:г ǵ:г h:х i:и ı:и j:ж k:к l:л m:м n:н ń:н ñ:н ŋ:н o:о ó:о ö:о p:п q:к r:р s:с ş:ш t:т u:у ū:у ú:у ü:у ý:у v:в w:у x:х y:ы z:з","signs":"áäəçğǵıńñŋóöşūúüý","same":["ь(?=[бвгджзклмнпрстфхцчшщ]$) ->","^(.*[аеиоуыэюя].*[бвгджзйклмнпрстфхцчшщ])[ео](?=[кцнлрв]$) -> {1}","(?<=[аео])е(?=к$) -> й","^(.{3,})[ое]ва$ -> {1}"],"other":["(?<=[жчшщ])ат$ ->","ьте$ ->","чу$ -> т","жу$ -> д","жу$ -> з","шу$ -> с","щу$ -> ст","щу$ -> т","(?<=[бвмпф])лю$ ->"],"asked":["(?<=[бвгджзйклмнпрстфхцчшщ])$ ->","(?<=[ая])([нл])[аоыи]$ -> {1}","(?<=[ая])[нл]$ ->"],"families":["день|дн(?:я|ю|ем?|и|ей|ям|ями|ях) -> ден","мать|матер(?:и|ью|ей|ям|ями|ях) -> матер","дочь|дочер(?:и|ью|ей|ям|ями|ях) -> дочер","ребен(?:ок|к[ауе]|ком)|дет(?:и|ей|ям|ьми|ях) -> дет","человек(?:|а|у|ом|е)|люд(?:и|ей|ям|ьми|ях) -> люд","пис(?:ем|ьм(?:[оауе]|ом|ам|ами|ах)) -> письм","жи(?:ть|л[аои]?|в(?:у|ете?|ем|ут|ешь|и|ите)) -> жит","идти|ид(?:у|ете?|ем|ут|ешь|и|ите)|ш(?:ел|л[аои]) -> идт","укра(?:сть|л[аои]?|д(?:у|ете?|ем|ут|ешь)|ден[аоы]?|денн[а-я]+) -> украд"],"english":["ies$ -> y","(ss|sh|ch|x|z)es$ -> {1}","(?<=[^su])s$ ->","^(.*[aeiouy].*?)(?:ing|(?<!e)ed)(?:ly)?$ -> {1}","([bdgmnprt])\\1$ -> {1}","(?<=..)e$ ->"],"sounds":"v=аеёоыэ w=и f=рйу l=л n=мн z=зж","back":"аоы","meeting":["L л=vwf д=lnz т=t","D д=vwflnz т=t","B д=vwflz н=n т=t","Q н=vwn д=flz т=t","C н=vw д=flnz т=t","G г=vwflnz к=t","M м=vwfln б=z п=t","P м=vwfl б=nz п=t","R м=vwfln б=nz п=t","E т=vwfl"],"endings":["W RYн сYн сYз RYз сYздAр > O","W QYн CY GA DA BAн Mен Mенен DAй шA Qики > O","W °н °нA °ндA °нAн °ндAй > T","WOS DAгY > O","WOS °ндAгY > T","W A > M","T Y °сY > L","M Yм °м Yн °н > L","WO Yм °м YнYз °нYз Y °сY YмYз °мYз > L","WO? Yн °н > L","WOL LAр > S","W YрAк °рAк > S","WOLS GAн AтYн °йтYн итYн у GAндYк GAндYг > V","WO? Aр °р PAс PAк GYш > V","W DY DYм DYн DYнYз DYк DYндAр DYнYздAр > V","W сA сAм сAн сAнYз сAк > V","W? A °й и > V","W AдY AмYн AсYн AсYз AмYз AсYздAр > V","W °йдY °ймYн °йсYн °йсYз °ймYз °йсYздAр > V","W идY имYн исYн исYз имYз исYздAр > V","W Yп YптY YппYн YпсYн YпсYз YппYз уYп=п уYптY=п > V","W °п °птY °ппYн °псYн °псYз °ппYз > V","W? RYн сYз RYз сYздAр GYм GYнYз GYсY GYмYз > V","W GAлY GAншA GAй сYн сYндAр YнYз °нYз YндAр °ндAр YнYздAр °нYздAр > V","W AйYк °йYк AйYн °йYн PAстAн PAйYншA PAкшY улY > V","V PA > U"],"derivations":["N LYк LYг LY сYз шY шYлYк шYлYг шYл LAс гер кер GY Yншы °ншы LAу > N","K Yл °л ан=а ен=е лYн=л DYр GYз E Yт > V","V Yс °с Yр Yн °н > V","V LA LAн LAс LAт > N"],"nouns":"0abaj1csobtr4mobilC1da3jBn1eam1gf1h2amas6ya1j2ak4kiim2fl2la2na4lma5Bm2Bp1kf2im2pan4qas2rak2ya2Bl1l2an2dBr2e3Bn2fm2ma2rih2s3Bn2Bm1n2a2Bksama1pa3s1q2a3r2inf3p/aqp2s3k1r2a2s3ana1s2a1ta2ean2qt2Bh/ath3l3q1yBk0bada3eaqlama3Bs2g2j3aneama3lanBr2k3ya3Bs2l3a2q3mak2r3ka5qma3pa3y2sBq1fldiyf3k2q2r2s1i2h3nfr2lim2q3ak3df1jtegfs1olas3f3ik4m5yf3mf3ra2q3ik/boqk2r3kBn3saneBk2s1tl2qBlBr4n4r0dah2lBm1imaqas1tl2qBp/dtqp0eajBn2lfl2m2qidfq2t3lfs3Br1fjin2malBr3fk2ndfj2ptsas2qfk5sfq1in1or0fdfq2in1k2fn1l2t1n2bfk2e1q2ik/fqk3n/fqn2kin2sf4n1rf3k3n3p4sfdiy2ik1s2ik1yk3im0gabBk2deaj2h3a2k3Bnea2lak3dan4Bh2n3a4ya3f2qefmak3s3Bk4m4r2r3ak2t3ap1fl2ndf3il5eik4r2q2s3im1inalBr2Bn1oba2k2l3aty3ear2rpaq1th3im2jf2k2ma3rak3Br1Bl3eam3t0hal2n2q0ia1f2rih1h1ir1lf1n2efs2sfqnfs1r1s1y2k0kabilfs2gfs2h3a4n2j3ea5n2la4m3eBk3sa3Bp/kalp2mak2n3eaj3ya2p2q3adane4j4raj4ya3g3sa3Bn/kaqn5ear2saq3f3s3Bnar2tip/katp1fh3fk2jin4p/kfjp2lfr3in4rim2n2y3f3iqim1iim2m2na2r2sapya2BlBr3n1oe2hdalskBy6Br2j2l3fm3ik2mfk3panija2nil/konl2p2qa3danBr3fj3ik/koqk3onaciqtr3y4adan2rBmya2yf3iqmf1ta3s2eik5s3Bk2gas2h2j3ft2kBk2l3Bk/ktlk4p5/ktlp2m3an3ir2n3eflik2qmfs3r3Blk5Br2y1Bh3mfs3Bk2qdBh3Bk2r3ka0ladfqC2r0maj3ean2l3imefmf2man2nBh2r3flf1febikf2ksfp2mlfkfs2n1i2nefs1ojBn/mojn2q1tdalim2h2lik/mtlk2qBn/mtqn1Bn2r0nan3Bm2qBk/naqk2sigf2tkar1fdih1trka5ma1Bran0oh2bfk2df1j2nar2Bn1k2im2pf1l2aq2im1n2im3q1qik2man2s3aya2Bn/oqn4eBk3r1r1sbar2f2kfl0pajBh2qakya3olC3sija3Bk/paqk2sqtlC1ikiq1qowfns0qar3im1frptblika2s1tblC2lC2v0rajBn2la3eaq3fm3s4anas3Bk2n3a2pa2t3ea1fhim2l2n3as3im1ih1odBr2h2jlfm2kBq2l2n3eBksan2s1t2qak4nBr2s1Bj2nBp2q0saha2ksa3BqBp2l3ap2mak2n3ba3Br2prBqma2q3ak3bif3iv3sip2r3il3kBn3Bmal2t3aq1fdin2h2k2n3df1iir2l2qkflim5mf2r1odaj2j2kran3s2lfm3Bk2mfn2n3na1th2man2n3nflC2q3ak5s3dBlBks5n3ik3mf2r2Br4kan1BjBm2l2m2qnak0takBs5ya1hilir2Bn1j2as2Bm1kim1l2s1n1q1rsa4h2BnBr1xarkf1y2in0vabaq5lama7neBqt2lBk/valk2s3sama0xfk0yaj2l2m2qa3s3ta2y1fp2s2yf3im1ol2p2s1t1Bdaq5ma3Bn2n0BqBk/Bqk0Dkonomika","verbs":"0aearsBq1gBqar1haj4s1jaksa6l2nal5eBq5Br2s2Bpsa3q4Bl1k2sa1l2ea4n1ne1paqs1qalar2na2s3sBq3Bl1rBk4sBq1s2kaq2Bl1tBq4s3rsBq1y2Bl0badBn5eBq2jla2k3Bla2q2r3kaq3sa5l4Bq2s3Bq1fkis5il2ldilf2q1il3eiq2s3iq1ol3eBq3in4r2ras1th3Bl2q3Bl0eajBnea7l7n2lflef2m3Bs1f0fk1mef4l1nbfksfn1q2is1rfpsf2kfqs2s1s0gabBl4r2dBl2h3ala2j2k3raqs2ldar6sBq3ea5n2n3eBq2p2q3a4la6n3Bl2ra2s3kBh3sBk2t1f2dih2l2n3il2s3ir3kih1i2bfq5il2na4l1odal5s2j3Bl2lea2nef5l2rpaqla8n1t2h2ksf2q3dih2Bn1Bl3as3g4Bs3Bs0hfqssf0if2lfn1hef1l2in1rsf1y2kih0kabBlea2jnas3s4aq2l3a3eBq2ms4amarBh2qa2s3Bq4r5sBq2tipsfn2y3Bq1fhefr2l3ir3s4iq2r3il2s2y3ik5siq4q1i2dih2in2na4l5a2q3dih3ir1obfj5s2hdals2j2lea5n2mfksfr2n2q3da5l3in3k4Bs3rfs3ya2r3Bl2sfq5il2y3iq1t2j3eiq2l3as3eiq2q3mfssf3Bl2s2Bp1Bq3k3Bl2r3sa0larsa0maksan2limef1in3efssf0oh2dfq5s1jan2la2nas1k2Bs1l2y1q2nalar7sBq4s2sfn2Bnea6l1r2iq1s2in2kih2Bq4dBh1y2iq0pajealan1ikiqlfr2r3iq0qarsa1fng4is0rajla5n2ksa5l5n6eBq2l3Bn4r2na2s3Bl1fh3in2n3eiq1odBl2k2ssa1th2j1Bjla2n3eBq0sadajBnea2hala6n2la2maksan2n3ea3Br5sBq2p3rBq6Bl2qas5Bl3biflf3s4Bl2r3Bmalea1fbir2krfq2p2qdf1idil2f3j2ir2k2qkf5l5r1obflfr2dil2h2k3sas2l3f4n4s2mfnef1t2q3dBh2r3in5eiq4q2Bl1Bj3Bl2n0th2il1jlfn5eiq1k1ldfq1nef1q2la2Br1rsa4l4s2Bn4Bl1s2Bl1y2Bq0vabaqla7r0yakBq5Bl2p2sarsBq1fksf5l2y3il4n1Bdaq2k"};

const PART = `[${TABLES.word}][${TABLES.word}${TABLES.marks}]*`;
const WORD = new RegExp(`${PART}(?:[${TABLES.joint}]${PART})*`, "g");
const pairsOf = (line) => new Map(line.split(" ").map((pair) => pair.split(":")));
const FOLDS = new Map([...TABLES.from].map((letter, place) => [letter, TABLES.to[place]]));
const PAIRS = pairsOf(TABLES.pairs);
const LATIN = pairsOf(TABLES.latin);
const PAIR = new RegExp([...PAIRS.keys()].join("|"), "g");
const KAZAKH = new RegExp(`[${TABLES.signs}]|q(?!u[aeio])|[aougnscyi]'(?!(?:s|t|d|m|re|ve|ll)$)`);
const MARKS = new RegExp(`[${TABLES.marks}]`, "g");
const translated = (text, table) => text.replace(/[^]/g, (letter) => table.get(letter) ?? letter);

/* Words with their places, in the units of JavaScript's strings. */
export const tokens = (text) =>
  Array.from(text.matchAll(WORD), ({ 0: word, index }) => ({ word, start: index, end: index + word.length }));

export const fold = (word) => {
  let folded = word.toLowerCase().normalize("NFC").replace(MARKS, "");
  folded = translated(folded, FOLDS).replace(/[\u2010\u2011]/g, "-").replace(/[\u2018\u2019\u02bc\u0060]/g, "'");
  if (/[a-z\u00c0-\u024f\u1e00-\u1eff]/.test(folded)) {
    if (KAZAKH.test(folded)) return asCyrillic(folded);
    folded = folded.normalize("NFKD").replace(MARKS, "");
  }
  return folded.replace(/'/g, "");
};

const asCyrillic = (word) => {
  word = word.replace(/(?<=[aáäəeoóöuúūüý])[iı](?!')/g, "й").replace(PAIR, (pair) => PAIRS.get(pair));
  return translated(word, LATIN).replace(/'/g, "");
};

/* Kazakh: every reading that the endings of a word allow; a reading is its kind and its stem. */
const SOUNDS = new Map(
  TABLES.sounds.split(" ").flatMap((line) => [...line.slice(2)].map((letter) => [letter, line[0]])),
);
const sound = (word) => SOUNDS.get(/[ьъ]$/.test(word) && word[1] ? word.at(-2) : word.at(-1)) ?? "t";
const MEETING = new Map(
  TABLES.meeting.map((line) => [line[0], line.slice(2).split(" ").map((choice) => choice.split("="))]),
);
const forms = function* (entry) {
  const [pattern, restored = ""] = entry.split("=");
  const first = pattern[0];
  let beginnings = MEETING.get(first);
  if (!beginnings) {
    let after = "vwflnzt";
    if (first === "°") after = "vw";
    else if ("AYи".includes(first)) after = "wflnzt";
    beginnings = [[first.replace("°", ""), after]];
  }
  const changing = /[AY]/.test(pattern);
  for (const harmony of changing ? [0, 1] : [null])
    for (const [beginning, after] of beginnings) {
      const text = (beginning + pattern.slice(1)).replace(/A/g, harmony ? "е" : "а").replace(/Y/g, harmony ? "и" : "ы");
      yield [text, { harmony, after, restored }];
    }
};
const tableOf = (lines) => {
  const table = {};
  for (const line of lines) {
    const parts = line.split(" ");
    const into = parts.at(-1);
    const weak = parts[0].endsWith("?");
    for (const state of parts[0])
      for (const pattern of parts.slice(1, -2))
        for (const [text, ending] of forms(pattern)) ((table[state] ??= {})[text] ??= []).push({ ...ending, into, weak });
  }
  return table;
};
const ENDINGS = tableOf(TABLES.endings);
const DERIVATIONS = tableOf(TABLES.derivations);
for (const [text, endings] of Object.entries(DERIVATIONS.K)) (DERIVATIONS.V[text] ??= []).push(...endings);
const LONGEST = Math.max(...[ENDINGS, DERIVATIONS].flatMap(Object.values).flatMap(Object.keys).map((text) => text.length));
const ENDS = { W: "+", O: "+", L: "+", S: "+", V: "*", U: "*" };
/* Known stems stand sorted, each as the number of letters it shares with the one before and the rest. */
const KNOWN = new Map();
for (const [kind, list] of [["+", TABLES.nouns], ["*", TABLES.verbs]]) {
  let stem = "";
  for (const [, shared, rest] of list.matchAll(/(\d)(\D*)/g)) {
    const letters = rest.replace(/[a-zA-Z]/g, (letter) => String.fromCharCode(0x426 + parseInt(letter, 36) + (letter < "a" ? 26 : 0)));
    stem = stem.slice(0, shared) + letters;
    const variants = stem.split("/");
    for (const variant of variants) KNOWN.set(kind + variant, kind + variants[0]);
  }
}

const stemOf = (word) => {
  if (word.length > 2) word = word.replace(/[ыи]$/, "");
  return word.replace(/г$/, "к").replace(/б$/, "п");
};
const asAnalysed = (folded) => folded.replace(/я/g, "йа").replace(/ю/g, "йу");
const termOf = (reading) => reading[0] + stemOf(reading.slice(1));
const isKnown = (reading) => KNOWN.has(termOf(reading));
const isLikely = (reading) => reading.length > 3 && /[аеёиоуыэ]/.test(reading);
const harmonyOf = (stem) => {
  const vowels = stem.replace(/у$/, "").match(/[аеёиоуыэ]/g) ?? [];
  const last = vowels.at(-1) ?? "у";
  if ("оу".includes(last) || (last === "а" && vowels.length === 1)) return null;
  return TABLES.back.includes(last) ? 0 : 1;
};
const fits = (stem, harmony) => {
  if (harmony === null) return true;
  const own = harmonyOf(stem);
  return own === null || own === harmony || isKnown(`+${stem}`);
};
/* Calls take(reading, weak) for every reading of a word whose endings after it left state and harmony. */
const comeOff = (word, state, harmony, weak, take) => {
  if (ENDS[state] && fits(word, harmony)) take(ENDS[state] + word, weak);
  for (let length = 1; length <= Math.min(LONGEST, word.length - 2); length++)
    for (const ending of ENDINGS[state]?.[word.slice(-length)] ?? []) {
      if (harmony !== null && ending.harmony !== null && ending.harmony !== harmony) continue;
      const rest = word.slice(0, -length) + ending.restored;
      if (ending.after.includes(sound(rest))) comeOff(rest, ending.into, ending.harmony ?? harmony, weak || ending.weak, take);
    }
};
const basesOf = function* (reading, depth, made) {
  const word = reading.slice(1);
  const kind = reading[0] === "+" ? "N" : "V";
  for (let length = 1; length <= Math.min(LONGEST, word.length - 2); length++)
    for (const ending of DERIVATIONS[made ?? kind][word.slice(-length)] ?? []) {
      const rest = word.slice(0, -length) + ending.restored;
      if (rest.length + length < 4 || !ending.after.includes(sound(rest)) || !fits(rest, ending.harmony)) continue;
      let base = (ending.into === "N" ? "+" : "*") + rest;
      yield base;
      if (kind + ending.into === "NN" && rest.endsWith("у")) {
        base = `*${rest.slice(0, -1)}`;
        yield base;
      }
      if (depth > 1) yield* basesOf(base, depth - 1);
    }
};
const termsOf = (found) => [...new Set(Array.from(found, termOf).map((term) => KNOWN.get(term) ?? term))];
/* Of the readings of each kind the longest: қаламды is қалам and ды, not қала, м and ды. */
const longestOf = (found) => {
  const byKind = new Map();
  for (const reading of found) if (reading.length > (byKind.get(reading[0])?.length ?? 0)) byKind.set(reading[0], reading);
  return [...byKind.values()];
};
const readings = (folded) => {
  const word = asAnalysed(folded);
  const whole = /[ыи]$/.test(word) ? [] : [`+${word}`, `*${word}`].filter(isKnown);
  if (whole[0]?.[0] === "+") return [termsOf(whole), [], true];
  const weakness = new Map(whole.map((reading) => [reading, false]));
  comeOff(word, "W", null, false, (reading, weak) => weakness.set(reading, weak && (weakness.get(reading) ?? true)));
  const found = [...weakness.keys()];
  const known = longestOf(found.filter(isKnown));
  if (known.some((reading) => !weakness.get(reading))) return [termsOf(known), termsOf(known.flatMap((reading) => [...basesOf(reading, 1, "K")]).filter(isKnown)), true];
  const likely = [...known, ...found.filter((reading) => !weakness.get(reading) && isLikely(reading))];
  const bases = likely.map((reading) => [...basesOf(reading, 2)].filter(isKnown));
  const made = likely.filter((_, place) => bases[place].length);
  if (made.length) return [termsOf([...known, ...made]), termsOf(bases.flat()), true];
  const possible = likely.flatMap((reading) => [...basesOf(reading, 1)]);
  const long = possible.filter((base) => base.length > 4 && isLikely(base));
  return [termsOf(likely.length ? likely : [`+${word}`]), termsOf(long), false];
};

/* Russian, by the published algorithm: snowballstem.org/algorithms/russian/stemmer.html. */
const russian = (word) => {
  const [head] = /^[^аеиоуыэюя]*[аеиоуыэюя]/.exec(word) ?? [];
  if (!head) return word;
  const second = /^[^аеиоуыэюя]*[аеиоуыэюя]+[^аеиоуыэюя]+[аеиоуыэюя]+[^аеиоуыэюя]/.exec(word)?.[0].length;
  let rest = word.slice(head.length);
  const drop = (pattern) => {
    const before = rest;
    rest = rest.replace(pattern, "");
    return rest !== before;
  };
  if (!drop(/([иы]|(?<=[ая]))в(ши(сь)?)?$/)) {
    drop(/с[ьяь]$/);
    if (drop(/([иы]ми|[еиоы][ейм]|[ео](го|му|ю)|[иы]х|[ую]ю|ая|яя)$/)) drop(/([иы]вш|ующ|(?<=[ая])(ем|нн|вш|ющ|щ))$/);
    else
      drop(
        /([иы]л[аио]?|ен[аоы]?|[еу]йте|ите|[еу]й|[иы]м|[иыя]т|у[ею]т|[иы]ть|ишь|у?ю|(?<=[ая])(л[аио]?|н[аоы]?|нно|ете|йте|й|ем|ет|ют|ть|ешь))$/,
      ) ||
        drop(/(и?я(ми|м|х)|ами|и?е[йм]|[ео]в|[иь][еюя]|[еи]и|[ио]й|[ао]м|ах|[аеиоуыьюяй])$/);
  }
  drop(/и$/);
  if (second !== undefined) {
    const found = /ость?$/.exec(rest);
    if (found && head.length + found.index >= second) rest = rest.slice(0, found.index);
  }
  if (drop(/ейше?$/)) rest = rest.replace(/нн$/, "н");
  else if (/нн$/.test(rest)) rest = rest.slice(0, -1);
  else drop(/ь$/);
  return head + rest;
};

/* What Snowball's stems of one word still differ in. */
const rulesOf = (lines) =>
  lines.map((line) => {
    const [end, other] = line.split("->").map((side) => side.trim());
    return [new RegExp(end), other.replace("{1}", "$1")];
  });
const SAME = rulesOf(TABLES.same);
const OTHER = rulesOf(TABLES.other);
const ASKED = rulesOf(TABLES.asked);
const FAMILIES = rulesOf(TABLES.families.map((line) => `^(?:${line.replace(" ->", ")$ ->")}`));
const ENGLISH = rulesOf(TABLES.english);
/* Whether a word shares no beginning with its stem, as шёл and идти. */
export const isIrregular = (folded) => FAMILIES.some(([forms]) => forms.test(folded));
const changed = (word, rules) => rules.reduce((text, [end, other]) => text.replace(end, other), word);
const shared = (stem) => changed(stem, SAME);
const russianStems = (word) => {
  const family = FAMILIES.find(([forms]) => forms.test(word));
  if (family) return [family[1]];
  const others = OTHER.filter(([end]) => end.test(word));
  return [shared(russian(word)), ...others.map(([end, other]) => shared(word.replace(end, other)))];
};
const askedStems = (word) =>
  [word, russian(word)].flatMap((one) => ASKED.filter(([end]) => end.test(one)).map(([end, other]) => shared(one.replace(end, other))));

const SURFACE = 1;
const SURE = 0.8;
const LIKELY = 0.5;
const FAR = 0.25;
const cache = new Map();

/* The keys of a word with their weights, the heaviest first; lang null for any language. */
export const weightedTerms = (word, lang = null) => {
  const key = `${lang} ${word}`;
  if (cache.has(key)) return cache.get(key);
  const folded = fold(word);
  const found = new Map();
  const add = (term, weight) => found.has(term) || found.set(term, weight);
  const addKazakh = (cyrillic) => {
    const [stems, bases, known] = readings(cyrillic);
    for (const stem of stems) add(stem, known ? SURE : LIKELY);
    for (const base of bases) add(base, FAR);
  };
  /* A query may be a stem that looks inflected, a text may have a stem as it stands, names are alike. */
  const widen = (part, mayBeRussian) => {
    const whole = termOf(`+${asAnalysed(part)}`);
    const stems = [...found.keys(), whole];
    if (mayBeRussian) stems.push(...askedStems(part).map((stem) => `~${stem}`));
    for (const term of stems)
      if (term.length > 4 && "+~".includes(term[0])) {
        for (const key of [term, term.slice(1), (term[0] === "+" ? "~" : "+") + term.slice(1)]) add(key, FAR);
        if (/^\+.*[ая][нл]$/.test(term)) add(`~${term.slice(1, -1)}`, FAR);
      }
    add(whole, FAR);
  };
  const addStems = (part) => {
    if (/^[a-z]+$/.test(part)) {
      if (lang !== "kk") add(`~${changed(part, ENGLISH)}`, SURE);
      if (!lang || lang === "kk") {
        const cyrillic = asCyrillic(part);
        add(cyrillic, LIKELY);
        addKazakh(cyrillic);
      }
    } else if (/[а-яё]/.test(part)) {
      if (!lang || lang === "kk") addKazakh(part);
      const mayBeRussian = !/[әғқңөұүһі]/i.test(word);
      if (lang === "ru" || (!lang && mayBeRussian)) russianStems(part).forEach((stem, place) => add(`~${stem}`, place ? LIKELY : SURE));
      if (!lang) widen(part, mayBeRussian);
    }
  };
  add(folded, SURFACE);
  addStems(folded);
  if (folded.includes("-")) {
    let parts = folded.split("-");
    if (parts.length === 2 && parts[1].length <= 3 && parts[0].length <= 4) parts = [parts[0]];
    else parts = parts.filter((part) => part.length > 1);
    for (const part of parts) {
      add(part, LIKELY);
      addStems(part);
    }
  }
  const ordered = [...found].sort(([, one], [, other]) => other - one);
  cache.set(key, ordered);
  return ordered;
};

export const terms = (word, lang) => weightedTerms(word, lang).map(([key]) => key);

export const queryTerms = (word) => terms(word, null);
