/**
 * What a language tells of how it is set. Every page asks several times, and the engine takes longer over one answer than
 * over the view that wants it, so each is given once.
 */

/**
 * What Facebook, who made Open Graph, knows as a language; to anything else its crawler says that it is invalid
 * (https://developers.facebook.com/docs/internationalization). Of several territories the first stands for all that are
 * not named; `AR` and `LA`, for Arabic and Spanish, are no countries.
 */
const LOCALES =
  'af_ZA ak_GH am_ET ar_AR as_IN ay_BO az_AZ be_BY bg_BG bn_IN br_FR bs_BA ca_ES cb_IQ co_FR cs_CZ cx_PH cy_GB da_DK ' +
  'de_DE el_GR en_GB en_US eo_EO es_LA es_ES es_MX et_EE eu_ES fa_IR ff_NG fi_FI fo_FO fr_FR fr_CA fy_NL ga_IE gl_ES ' +
  'gn_PY gu_IN ha_NG he_IL hi_IN hr_HR ht_HT hu_HU hy_AM id_ID ig_NG is_IS it_IT ja_JP jv_ID ka_GE kk_KZ km_KH kn_IN ' +
  'ko_KR ku_TR ky_KG la_VA lg_UG li_NL ln_CD lo_LA lt_LT lv_LV mg_MG mi_NZ mk_MK ml_IN mn_MN mr_IN ms_MY mt_MT my_MM ' +
  'nb_NO ne_NP nl_NL nl_BE nn_NO ny_MW or_IN pa_IN pl_PL ps_AF pt_PT pt_BR qu_PE rm_CH ro_RO ru_RU rw_RW sa_IN sc_IT ' +
  'se_NO si_LK sk_SK sl_SI sn_ZW so_SO sq_AL sr_RS sv_SE sw_KE ta_IN te_IN tg_TJ th_TH tk_TM tl_PH tn_BW tr_TR tt_RU ' +
  'uk_UA ur_PK uz_UZ vi_VN wo_SN xh_ZA yi_DE yo_NG zh_CN zh_HK zh_TW zu_ZA';
/** Languages that go by another name there. */
const NAMED: Readonly<Record<string, string>> = { ckb: 'cb', ceb: 'cx', fil: 'tl', no: 'nb' };

interface Language {
  readonly dir: 'ltr' | 'rtl';
  readonly locale: string | undefined;
  readonly script: string;
  readonly list: Intl.ListFormat;
}

const known = new Map<string, Language>();

/** @param lang BCP 47 @throws {RangeError} when it is none */
function languageOf(lang: string): Language {
  let found = known.get(lang);
  if (!found) {
    const written = new Intl.Locale(lang);
    const full = written.maximize();
    found = {
      dir: written.getTextInfo().direction === 'rtl' ? 'rtl' : 'ltr',
      locale: openGraphName(full),
      script: full.script ?? '',
      list: new Intl.ListFormat(lang, { type: 'conjunction' }),
    };
    known.set(lang, found);
  }
  return found;
}

/** The writing direction of a language, by its script. */
export function directionOf(lang: string): 'ltr' | 'rtl' {
  return languageOf(lang).dir;
}

/**
 * A language as Open Graph wants it: `en-GB` becomes `en_GB`, `ar` becomes `ar_AR` (https://ogp.me/#optional; without
 * one, readers take the page for American). Nothing where it has no name there.
 */
export function localeOf(lang: string): string | undefined {
  return languageOf(lang).locale;
}

function openGraphName({ language, region = '', script }: Intl.Locale): string | undefined {
  const name = NAMED[language] ?? language;
  const territories = LOCALES.split(' ')
    .filter((locale) => locale.startsWith(`${name}_`))
    .map((locale) => locale.slice(-2))
    // One language in two scripts is two to its readers: Macau's Chinese is Hong Kong's, and not Beijing's.
    .filter((territory) => new Intl.Locale(`${language}-${territory}`).maximize().script === script);
  const territory = territories.includes(region) ? region : territories[0];
  return territory && `${name}_${territory}`;
}

/** `Latn`, `Arab`: the script that a language is mostly written in (ISO 15924). */
export function scriptOf(lang: string): string {
  return languageOf(lang).script;
}

/** `Ada, Ben and Cleo`, as the language lists them. */
export function listed(names: readonly string[], lang: string): string {
  return languageOf(lang).list.format(names);
}
