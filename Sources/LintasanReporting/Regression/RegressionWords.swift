import LintasanDocuments

/// What the library says of fits, in the language of the reader: sentences with their changing parts, as templates.
enum RegressionWords {
  /// A sentence of the library in a language; as it is where no template fits.
  static func text(_ english: String, in language: Language) -> String {
    guard language != .english else { return figures(english, in: language) }
    for template in templates {
      if let parts = parts(of: english, in: template.english) {
        var values: [String: String] = [:]
        for (index, part) in parts.enumerated() { values["\(index)"] = fragment(part, in: language) }
        return template.text(in: language, values)
      }
    }
    return english
  }

  /// The head of a number of the estimator's own.
  static func head(_ name: String, in language: Language) -> String {
    guard language != .english else { return name }
    for template in heads {
      if let parts = parts(of: name, in: template.english) {
        return template.text(in: language, parts.isEmpty ? [:] : ["0": parts[0]])
      }
    }
    return name
  }

  /// A part of a sentence, or several of them joined, where they are words of the library too.
  private static func fragment(_ text: String, in language: Language) -> String {
    // Figures within a sentence have the marks of the language.
    if !text.isEmpty, text.allSatisfy({ "0123456789.,-+−∞∪()[] ".contains($0) }) { return figures(text, in: language) }
    for separator in ["; ", ", "] where text.contains(separator) {
      let pieces = text.split(separator: separator).map(String.init)
      let told = pieces.map { fragment($0, in: language) }
      if told != pieces { return told.joined(separator: separator) }
    }
    for template in fragments {
      if let parts = parts(of: text, in: template.english) {
        var values: [String: String] = [:]
        for (index, part) in parts.enumerated() { values["\(index)"] = fragment(part, in: language) }
        return template.text(in: language, values)
      }
    }
    return text
  }

  /// Figures as tables write them: a minus, and in Indonesian a comma before decimals, so that a semicolon parts two of them.
  private static func figures(_ text: String, in language: Language) -> String {
    // What was typed stays as it is.
    guard !text.hasPrefix("rows where ") else { return text }
    let minus = text.replacing(#/(^|[\s\[(])-(\d)/#) { "\($0.1)−\($0.2)" }
    guard language != .english else { return minus }
    return minus.replacing(#/(\[|\()([−\d.∞]+), ([−\d.∞]+)(\]|\))/#) { "\($0.1)\($0.2); \($0.3)\($0.4)" }
      .replacing(#/(\d)\.(\d)/#) { "\($0.1),\($0.2)" }
  }

  /// What stands in a template's places {0}, {1} and so on; nil where the text is another sentence.
  private static func parts(of text: String, in template: String) -> [String]? {
    var rest = Substring(text)
    var found: [String] = []
    var literals: [String] = [""]
    var isPlace = false
    for letter in template {
      if letter == "{" {
        isPlace = true
        literals.append("")
      } else if letter == "}" {
        isPlace = false
      } else if !isPlace {
        literals[literals.count - 1].append(letter)
      }
    }
    guard rest.hasPrefix(literals[0]) else { return nil }
    rest = rest.dropFirst(literals[0].count)
    for (place, literal) in literals.enumerated().dropFirst() {
      if place == literals.count - 1 {
        guard rest.hasSuffix(literal) else { return nil }
        found.append(String(rest.dropLast(literal.count)))
        return found
      }
      var at = rest.startIndex
      while at < rest.endIndex, !rest[at...].hasPrefix(literal) { at = rest.index(after: at) }
      guard at < rest.endIndex else { return nil }
      found.append(String(rest[..<at]))
      rest = rest[at...].dropFirst(literal.count)
    }
    return rest.isEmpty ? found : nil
  }

  /// Names of tests, then remarks, then reasons.
  static let templates: [LocalizedString] = names + remarks + nulls + reasons

  private static let names: [LocalizedString] = [
    LocalizedString(
      "Difference in Hansen, {0}",
      id: "Selisih Hansen, {0}"),
    LocalizedString(
      "Pre-trends, {0}",
      id: "Tren awal, {0}"),
    LocalizedString(
      "Durbin-Watson (within units)",
      id: "Durbin-Watson (dalam unit)"),
    LocalizedString(
      "Wooldridge (first differences)",
      id: "Wooldridge (selisih pertama)"),
    LocalizedString(
      "Wooldridge (within)",
      id: "Wooldridge (dalam unit)"),
    LocalizedString("Hausman (one error variance, sigmamore)", id: "Hausman (satu ragam galat, sigmamore)"),
    LocalizedString("Hausman (Mundlak, clustered by unit)", id: "Hausman (Mundlak, klaster menurut unit)"),
    LocalizedString("Mundlak test", id: "Uji Mundlak"),
    LocalizedString("Chamberlain test", id: "Uji Chamberlain"),
    LocalizedString("Chow (poolability)", id: "Chow (kelayakan penggabungan)"),
    LocalizedString("Breusch-Pagan (studentised)", id: "Breusch-Pagan (terstudentkan)"),
    LocalizedString("Breusch-Godfrey (order {0})", id: "Breusch-Godfrey (orde {0})"),
    LocalizedString("First-stage F, {0}", id: "F tahap pertama, {0}"),
    LocalizedString("Effective F, critical value (bias 10%)", id: "F efektif, nilai kritis (bias 10%)"),
    LocalizedString("Effective F", id: "F efektif"),
    LocalizedString("Equality of all slopes", id: "Kesamaan semua koefisien"),
    LocalizedString("Equality of {0}", id: "Kesamaan {0}"),
    LocalizedString("Equality", id: "Kesamaan"),
    LocalizedString("Test: {0}", id: "Uji: {0}"),
    LocalizedString("{0}, 1 lag, trend", id: "{0}, 1 lag, tren"),
    LocalizedString("{0}, {1} lags, trend", id: "{0}, {1} lag, tren"),
    LocalizedString("{0}, 1 lag", id: "{0}, 1 lag"),
    LocalizedString("{0}, {1} lags", id: "{0}, {1} lag"),
  ]

  private static let fragments: [LocalizedString] = [
    LocalizedString("IPS of {0}", id: "IPS untuk {0}"),
    LocalizedString("CIPS of {0}", id: "CIPS untuk {0}"),
    LocalizedString("Maddala-Wu of {0}", id: "Maddala-Wu untuk {0}"),
    LocalizedString("Pedroni of {0}", id: "Pedroni untuk {0}"),
    LocalizedString("Westerlund of {0}", id: "Westerlund untuk {0}"),
    LocalizedString("{0} unit has", id: "{0} unit"),
    LocalizedString("{0} units have", id: "{0} unit"),
    LocalizedString("by row", id: "menurut baris"),
    LocalizedString(
      "of later periods predicted from earlier ones", id: "dengan periode kemudian diramal dari periode sebelumnya"),
    LocalizedString("all {0} combinations", id: "semua {0} kombinasi"),
    LocalizedString("{0} draws", id: "{0} ulangan"),
    LocalizedString("seed {0}", id: "benih {0}"),
    LocalizedString("Rademacher weights", id: "bobot Rademacher"),
    LocalizedString("empty, so that the instruments are not valid", id: "kosong, sehingga instrumen tidak sahih"),
    LocalizedString("a negative eigenvalue, which was", id: "satu nilai eigen negatif yang"),
    LocalizedString("{0} negative eigenvalues, which were", id: "{0} nilai eigen negatif yang"),
    LocalizedString(
      "past values of {0}",
      id: "nilai lampau {0}"),
    LocalizedString(
      "equations in levels",
      id: "persamaan tingkat"),
    LocalizedString(
      "terms that instrument themselves",
      id: "suku yang menjadi instrumennya sendiri"),
    LocalizedString(
      "{0} from lag {1} to {2}",
      id: "{0} dari lag {1} sampai {2}"),
    LocalizedString(
      "{0} from lag {1} on",
      id: "{0} dari lag {1} ke atas"),
    LocalizedString(
      "{0}, collapsed",
      id: "{0}, diringkas"),
    LocalizedString(
      "a neighbouring period {0}",
      id: "periode tetangga {0}"),
    LocalizedString("{0} to {1}%", id: "{0} sampai {1}%"),
    LocalizedString("{0}%", id: "{0}%"),
    LocalizedString("{0} of {1}", id: "{0} dari {1}"),
  ]

  private static let heads: [LocalizedString] = [
    LocalizedString("periods", id: "periode"),
    LocalizedString("objective", id: "nilai fungsi tujuan"),
    LocalizedString("sparsity", id: "sparsitas"),
    LocalizedString("bandwidth", id: "lebar pita"),
    LocalizedString("theta_min", id: "theta terkecil"),
    LocalizedString("theta_max", id: "theta terbesar"),
    LocalizedString("sd:residual", id: "simpangan baku: residual"),
    LocalizedString("sd:{0}", id: "simpangan baku: {0}"),
    LocalizedString("groups:{0}", id: "kelompok: {0}"),
    LocalizedString("corr:{0}", id: "korelasi: {0}"),
    LocalizedString("cor:{0}", id: "korelasi: {0}"),
    LocalizedString(
      "instruments",
      id: "instrumen"),
    LocalizedString(
      "steps",
      id: "langkah"),
    LocalizedString(
      "system",
      id: "sistem"),
    LocalizedString(
      "scale",
      id: "skala"),
    LocalizedString(
      "nonzero",
      id: "koefisien bukan nol"),
    LocalizedString(
      "rows_downweighted",
      id: "baris berbobot lebih kecil"),
    LocalizedString(
      "pseudo_r_squared",
      id: "R² semu"),
    LocalizedString(
      "cv_mean_squared_error",
      id: "kuadrat galat rata-rata validasi silang"),
    LocalizedString(
      "kappa",
      id: "kappa"),
    LocalizedString(
      "lambda",
      id: "lambda"),
    LocalizedString(
      "sigma2_idiosyncratic",
      id: "ragam galat dalam unit"),
    LocalizedString(
      "sigma2_effects",
      id: "ragam efek unit"),
    LocalizedString(
      "units",
      id: "unit"),
  ]

  private static let nulls: [LocalizedString] = [
    LocalizedString(
      "the error variance does not depend on the regressors, their squares and products",
      id: "ragam galat tidak bergantung pada peubah bebas, kuadrat, dan hasil kalinya"),
    LocalizedString(
      "the error variance does not depend on the regressors",
      id: "ragam galat tidak bergantung pada peubah bebas"),
    LocalizedString(
      "powers of the fitted values add nothing",
      id: "pangkat nilai taksiran tidak menambah apa pun"),
    LocalizedString(
      "the errors are normal",
      id: "galat menyebar normal"),
    LocalizedString(
      "2 where errors are not autocorrelated",
      id: "2 bila galat tidak berautokorelasi"),
    LocalizedString(
      "errors have no autocorrelation up to order {0}",
      id: "galat tidak berautokorelasi sampai orde {0}"),
    LocalizedString(
      "errors have no autocorrelation of order {0}",
      id: "galat tidak berautokorelasi orde {0}"),
    LocalizedString(
      "differenced errors have no autocorrelation of order {0}",
      id: "selisih galat tidak berautokorelasi orde {0}"),
    LocalizedString(
      "units' errors are not correlated with one another",
      id: "galat antarunit tidak berkorelasi"),
    LocalizedString(
      "units have no random effect",
      id: "tidak ada efek acak unit"),
    LocalizedString(
      "random effects are consistent: unit effects are uncorrelated with the regressors",
      id: "efek acak konsisten: efek unit tidak berkorelasi dengan peubah bebas"),
    LocalizedString(
      "all units share one set of coefficients",
      id: "semua unit berkoefisien sama"),
    LocalizedString(
      "the unit effects are not correlated with the regressors",
      id: "efek unit tidak berkorelasi dengan peubah bebas"),
    LocalizedString(
      "the instruments are valid (uncorrelated with the error)",
      id: "instrumen sahih (tidak berkorelasi dengan galat)"),
    LocalizedString(
      "all slopes are zero",
      id: "semua koefisien nol"),
    LocalizedString(
      "{0} causes {1} in no unit; {2} units too short",
      id: "{0} tidak memengaruhi {1} di unit mana pun; {2} unit terlalu pendek"),
    LocalizedString(
      "{0} causes {1} in no unit",
      id: "{0} tidak memengaruhi {1} di unit mana pun"),
    LocalizedString(
      "the terms of {0} before {1} are zero",
      id: "suku {0} sebelum {1} bernilai nol"),
  ]

  private static let remarks: [LocalizedString] = [
    LocalizedString(
      "λ chosen among {0} by cross-validation, {1} folds by row",
      id: "λ dipilih dari {0} dengan validasi silang, {1} lipatan menurut baris"),
    LocalizedString(
      "λ chosen among {0} by cross-validation, {1} folds of later periods predicted from earlier ones",
      id: "λ dipilih dari {0} dengan validasi silang, {1} lipatan: periode kemudian diramal dari periode sebelumnya"),
    LocalizedString(
      "p-values by the wild cluster bootstrap-t with the null imposed, {0}; intervals hold the values that it does not reject",
      id: "nilai p dari bootstrap-t klaster liar dengan hipotesis nol, {0}; selang memuat nilai yang tidak ditolaknya"),
    LocalizedString(
      "Anderson-Rubin {0}% set of {1}: {2}",
      id: "himpunan Anderson-Rubin {0}% untuk {1}: {2}"),
    LocalizedString(
      "{0} of {1} rows lack a term of the equation: {2}",
      id: "{0} dari {1} baris tidak memiliki salah satu suku persamaan: {2}"),
    LocalizedString(
      "{0} of {1} equations have no instrument of {2}: no such lag is there",
      id: "{0} dari {1} persamaan tidak memiliki instrumen {2}: lag itu tidak ada"),
    LocalizedString(
      "instruments are collinear: {0} of {1} are independent",
      id: "instrumen kolinear: {0} dari {1} saling bebas"),
    LocalizedString(
      "{0} instruments for {1} units: the second-step weight has rank {2}; {3}",
      id:
        "{0} instrumen untuk {1} unit: bobot langkah kedua berperingkat {2}; pakai `collapse` atau `maximumLag` yang lebih kecil"
    ),
    LocalizedString(
      "lag {0} is the whole part of T^(1/4)",
      id: "lag {0} adalah bagian bulat T^(1/4)"),
    LocalizedString(
      "an interval without an end has none: the test rejects no value on that side",
      id: "selang tanpa ujung: uji tidak menolak nilai mana pun di sisi itu"),
    LocalizedString(
      "shrunken coefficients have no standard errors; bootstrap:DRAWS shows their spread",
      id: "koefisien yang disusutkan tidak memiliki galat baku; bootstrap:DRAWS memperlihatkan sebarannya"),
    LocalizedString("rows where {0}: {1} of {2}", id: "baris dengan {0}: {1} dari {2}"),
    LocalizedString(
      "'{0}' is a part of '{1}' by construction: its coefficient reflects how the index is computed",
      id: "'{0}' adalah bagian dari '{1}' menurut susunannya: koefisiennya mencerminkan cara indeks dihitung"),
    LocalizedString(
      "a lag is one occasion: the times are not evenly spaced", id: "satu lag adalah satu survei: jarak waktunya tidak sama"),
    LocalizedString("effects of {0} are differenced out", id: "efek {0} hilang dalam selisih"),
    LocalizedString(
      "effects of {0} are dummies that instrument themselves", id: "efek {0} menjadi peubah boneka dan instrumennya sendiri"),
    LocalizedString(
      "R² within, between and overall are squared correlations, as Stata's xtreg",
      id: "R² dalam unit, antarunit, dan keseluruhan adalah kuadrat korelasi, seperti xtreg dari Stata"),
    LocalizedString(
      "the variance of the unit effects was estimated below zero and set to 0: this is pooled OLS",
      id: "ragam efek unit ditaksir di bawah nol dan dijadikan 0: hasilnya OLS gabungan"),
    LocalizedString(
      "the response is {0} in every row: there is nothing to explain",
      id: "peubah terikat bernilai {0} di setiap baris: tidak ada yang perlu dijelaskan"),
    LocalizedString(
      "perfect fit: residuals are zero to rounding, so standard errors are 0 and tests have no meaning",
      id: "kecocokan sempurna: residual nol, sehingga galat baku 0 dan uji tidak bermakna"),
    LocalizedString(
      "condition number {0} of the scaled regressors: coefficients may change in about digit {1} where the data are rounded",
      id: "bilangan kondisi {0}: koefisien dapat berubah sekitar digit ke-{1} bila data dibulatkan"),
    LocalizedString("weak instruments: {0} is {1}, below 10", id: "instrumen lemah: {0} {1}, di bawah 10"),
    LocalizedString(
      "weak instruments: the effective F is {0}, below {1}, the 5% critical value for a bias of a tenth of the worst case; {2}",
      id:
        "instrumen lemah: F efektif {0}, di bawah {1}, nilai kritis 5% untuk bias sepersepuluh kasus terburuk; "
        + "utamakan selang Anderson-Rubin"),
    LocalizedString(
      "weak instruments: the effective F is {0}, below {1}, the 5% critical value for a bias of a tenth of the worst case",
      id: "instrumen lemah: F efektif {0}, di bawah {1}, nilai kritis 5% untuk bias sepersepuluh kasus terburuk"),
    LocalizedString("tests of the instruments are under {0} errors", id: "uji instrumen memakai galat {0}"),
    LocalizedString(
      "first-stage F, Kleibergen-Paap, Wu-Hausman and Hansen's J are under {0} errors",
      id: "F tahap pertama, Kleibergen-Paap, Wu-Hausman, dan J Hansen memakai galat {0}"),
    LocalizedString(
      "{0} changes between consecutive periods of {1} rows", id: "{0} perubahan antarperiode berurutan dari {1} baris"),
    LocalizedString(
      "with a constant in changes, a trend in levels, as R's plm and Stata's regress D.y D.x",
      id: "dengan konstanta pada perubahan, yaitu tren pada tingkat, seperti plm di R dan regress D.y D.x di Stata"),
    LocalizedString(
      "without a constant in changes, as Stata's regress D.y D.x, noconstant; drift keeps one, as R's plm does",
      id: "tanpa konstanta pada perubahan, seperti regress D.y D.x, noconstant di Stata; drift memakainya, seperti plm di R"),
    LocalizedString("one observation a unit: {0} means of {1} rows", id: "satu amatan per unit: {0} rata-rata dari {1} baris"),
    LocalizedString(
      "quasi-likelihood: AIC and BIC compare fractional logits only; ame: is the average marginal effect",
      id: "kuasi-kemungkinan: AIC dan BIC hanya membandingkan logit pecahan; ame: adalah efek marginal rata-rata"),
    LocalizedString(
      "the coefficients of terms that vary over time are those of the within regression",
      id: "koefisien suku yang berubah menurut waktu sama dengan regresi dalam unit"),
    LocalizedString(
      "iid errors take one density for all rows, too small where the errors' spread differs; nid and ker do not",
      id: "galat iid memakai satu kepadatan untuk semua baris dan terlalu kecil bila sebarannya berbeda; nid dan ker tidak"),
    LocalizedString(
      "the errors' density differs by row (Powell's kernel as Parente and Santos Silva)",
      id: "kepadatan galat berbeda antarbaris (kernel Powell menurut Parente dan Santos Silva)"),
    LocalizedString(
      "other coefficients have the same loss: the solution is not the only one",
      id: "koefisien lain memberi nilai fungsi tujuan yang sama: penyelesaiannya tidak tunggal"),
    LocalizedString(
      "seemingly unrelated regressions of {0} equations on the same rows; correlations of the residuals of single equations: {1}",
      id:
        "regresi yang tampak tidak berkaitan (SUR) dari {0} persamaan pada baris yang sama; korelasi residual antarpersamaan: {1}"
    ),
    LocalizedString(
      "three-stage least squares of {0} equations on the same rows; correlations of the residuals of single equations: {1}",
      id: "kuadrat terkecil tiga tahap (3SLS) dari {0} persamaan pada baris yang sama; korelasi residual antarpersamaan: {1}"),
    LocalizedString("the fits beside the quantile cross in {0} rows", id: "garis di sekitar kuantil berpotongan di {0} baris"),
    LocalizedString(
      "more instruments ({0}) than units ({1}): Hansen's J loses power",
      id: "instrumen ({0}) lebih banyak daripada unit ({1}): J Hansen kehilangan kuasa"),
    LocalizedString("p-values from the normal distribution", id: "nilai p dari sebaran normal"),
    LocalizedString(
      "observations are equations in forward orthogonal deviations", id: "amatan adalah persamaan simpangan ortogonal ke depan"),
    LocalizedString("observations are differenced equations", id: "amatan adalah persamaan selisih"),
    LocalizedString("{0} instruments: past values of {1}", id: "{0} instrumen: nilai lampau {1}"),
    LocalizedString(
      "t with Satterthwaite's degrees of freedom for each coefficient; the joint F takes the smallest",
      id: "t dengan derajat bebas Satterthwaite per koefisien; F bersama memakai yang terkecil"),
    LocalizedString(
      "{0} clusters of '{1}': clustered errors need more; consider a wild bootstrap, wild:{2}",
      id: "{0} klaster '{1}': galat klaster memerlukan lebih banyak; pertimbangkan bootstrap wild, wild:{2}"),
    LocalizedString("seed {0}", id: "benih {0}"),
    LocalizedString(
      "{0}: {1} fewer than {2} periods in a row, not used",
      id: "{0}: {1} dengan kurang dari {2} periode berurutan, tidak dipakai"),
    LocalizedString("{0}: 1 unit hardly changes, not used", id: "{0}: 1 unit hampir tidak berubah, tidak dipakai"),
    LocalizedString("{0}: {1} units hardly change, not used", id: "{0}: {1} unit hampir tidak berubah, tidak dipakai"),
    LocalizedString(
      "{0}: of {1} unit with gaps the longest stretch without one is used",
      id: "{0}: dari {1} unit yang berlubang dipakai rentang utuh terpanjang"),
    LocalizedString(
      "{0}: of {1} units with gaps the longest stretch without one is used",
      id: "{0}: dari {1} unit yang berlubang dipakai rentang utuh terpanjang"),
    LocalizedString(
      "{0}: units whose equation has no answer and does not count: {1}",
      id: "{0}: unit yang persamaannya tidak dapat ditaksir dan tidak dihitung: {1}"),
    LocalizedString(
      "changes of {0} go together across units (Pesaran CD {1}): only cips allows for it, the other panel tests reject too often",
      id:
        "perubahan {0} berkorelasi antarunit (CD Pesaran {1}): hanya cips memperhitungkannya, uji panel lain terlalu sering menolak"
    ),
    LocalizedString(
      "{0}: in {1} simulated panels of {2} units and {3} periods the test at 5% finds errors with a root of {4} in {5}, of {6} in {7}",
      id:
        "{0}: pada {1} panel simulasi dengan {2} unit dan {3} periode, uji 5% menemukan galat berakar {4} pada {5}, {6} pada {7}"
    ),
    LocalizedString(
      "{0}: in {1} simulated panels of {2} units and {3} periods the test at 5% finds a root of {4} in {5}, of {6} in {7}",
      id: "{0}: pada {1} panel simulasi dengan {2} unit dan {3} periode, uji 5% menemukan akar {4} pada {5}, {6} pada {7}"),
    LocalizedString(
      "{0}: published values at 5% reject {1}% of random walks of this shape",
      id: "{0}: nilai terbitan pada taraf 5% menolak {1}% jalan acak berbentuk sama"),
    LocalizedString(
      "{0}: p-values from {1} panels in place of {2}, which would take minutes",
      id: "{0}: nilai p dari {1} panel, bukan {2} yang memerlukan beberapa menit"),
    LocalizedString("{0}: CADF is below its 5% value {1} in {2} units", id: "{0}: CADF di bawah nilai 5% {1} pada {2} unit"),
    LocalizedString(
      "{0} draws could not be fitted and were left out", id: "{0} ulangan tidak dapat ditaksir dan tidak dipakai"),
    LocalizedString(
      "restricted likelihood; t and F with Satterthwaite's degrees of freedom",
      id: "kemungkinan terbatas (REML); t dan F dengan derajat bebas Satterthwaite"),
    LocalizedString(
      "maximum likelihood; t and F with Satterthwaite's degrees of freedom",
      id: "kemungkinan maksimum; t dan F dengan derajat bebas Satterthwaite"),
    LocalizedString(
      "AIC and BIC of a restricted likelihood compare models of the same fixed terms; use mixed-ml otherwise",
      id: "AIC dan BIC dari REML membandingkan model dengan suku tetap yang sama; selain itu pakai mixed-ml"),
    LocalizedString("singular fit: {0}", id: "taksiran singular: satu ragam efek acak nol atau korelasinya sempurna"),
    LocalizedString("no standard error for {0}: {1}", id: "tidak ada galat baku untuk {0}: kovarian tidak bervariasi di sana"),
    LocalizedString(
      "{0} rows have no prediction: a value is missing there, or a level that the fit did not have",
      id: "{0} baris tanpa prediksi: ada nilai kosong atau kategori yang tidak dikenal model"),
    LocalizedString(
      "no intervals: the variance of absorbed effects is not kept; write them as factor() for intervals",
      id: "tanpa selang: ragam efek yang diserap tidak disimpan; tulis sebagai factor() untuk memperolehnya"),
    LocalizedString(
      "the interval of a new response is for a row of weight 1", id: "selang untuk satu amatan berlaku bagi baris berbobot 1"),
    LocalizedString(
      "the responses differ ({0}): neither criteria nor errors compare",
      id: "peubah terikat berbeda ({0}): kriteria dan galat tidak dapat dibandingkan"),
    LocalizedString(
      "the models use different rows: criteria compare models of the same rows only",
      id: "model memakai baris yang berbeda: kriteria hanya membandingkan model dengan baris yang sama"),
    LocalizedString(
      "no cross-validation: it goes along time, and no column of the time is named",
      id: "tanpa validasi silang: ia berjalan menurut waktu, dan kolom waktu tidak disebut"),
    LocalizedString(
      "each of the periods {0} is forecast from those before it; errors on the {1} rows that every judged model predicts",
      id: "setiap periode {0} diramal dari periode sebelumnya; galat pada {1} baris yang diramal semua model"),
  ]

  private static let reasons: [LocalizedString] = [
    LocalizedString(
      "collinear with the terms before it in the equations of the panel",
      id: "kolinear dengan suku sebelumnya dalam persamaan panel"),
    LocalizedString(
      "as many instruments as coefficients: nothing is over-identified",
      id: "instrumen sebanyak koefisien: tidak ada identifikasi lebih"),
    LocalizedString(
      "as many instruments as endogenous terms: nothing is over-identified",
      id: "instrumen sebanyak suku endogen: tidak ada identifikasi lebih"),
    LocalizedString(
      "the second-step weight of {0} instruments is singular; use fewer",
      id: "bobot langkah kedua dari {0} instrumen singular; pakai lebih sedikit"),
    LocalizedString(
      "J is smaller with the group than without, as happens with many instruments for {0} units; use fewer",
      id:
        "J lebih kecil dengan kelompok ini daripada tanpanya, gejala terlalu banyak instrumen untuk {0} unit; pakai lebih sedikit"
    ),
    LocalizedString(
      "the others are fewer than the coefficients",
      id: "instrumen lain lebih sedikit daripada koefisien"),
    LocalizedString(
      "the others do not identify the coefficients",
      id: "instrumen lain tidak mengidentifikasi koefisien"),
    LocalizedString(
      "its variance estimate is not positive",
      id: "taksiran ragamnya tidak positif"),
    LocalizedString(
      "too few consecutive periods",
      id: "terlalu sedikit periode berurutan"),
    LocalizedString(
      "too few units for the clustered covariance",
      id: "terlalu sedikit unit untuk kovarian klaster"),
    LocalizedString(
      "too few rows",
      id: "terlalu sedikit baris"),
    LocalizedString(
      "no residual varies",
      id: "residual tidak bervariasi"),
    LocalizedString(
      "effects of {0} are absorbed; write them as factor()",
      id: "efek {0} diserap; tulis sebagai factor()"),
    LocalizedString(
      "it needs 2 to 3,000 units",
      id: "memerlukan 2 sampai 3.000 unit"),
    LocalizedString(
      "no two units share two periods",
      id: "tidak ada dua unit dengan dua periode yang sama"),
    LocalizedString(
      "the model has no constant",
      id: "model tanpa konstanta"),
    LocalizedString(
      "the model has no slope",
      id: "model tanpa koefisien kemiringan"),
    LocalizedString(
      "more products than rows",
      id: "hasil kali lebih banyak daripada baris"),
    LocalizedString(
      "more than 12 slopes make too many products",
      id: "lebih dari 12 koefisien menghasilkan terlalu banyak hasil kali"),
    LocalizedString(
      "{0} products of {1} rows are too many",
      id: "{0} hasil kali dari {1} baris terlalu banyak"),
    LocalizedString(
      "the fitted values are zero",
      id: "nilai taksiran nol"),
    LocalizedString(
      "the powers are collinear with the regressors",
      id: "pangkatnya kolinear dengan peubah bebas"),
    LocalizedString(
      "the first stage fits perfectly",
      id: "tahap pertama cocok sempurna"),
    LocalizedString(
      "the instruments cannot tell the terms apart",
      id: "instrumen tidak dapat membedakan suku"),
    LocalizedString(
      "the first stages leave nothing to test",
      id: "tahap pertama tidak menyisakan apa pun untuk diuji"),
    LocalizedString(
      "the {0} weight of the instruments is singular",
      id: "bobot {0} dari instrumen singular"),
    LocalizedString(
      "no coefficient is in all groups",
      id: "tidak ada koefisien yang ada di semua kelompok"),
    LocalizedString(
      "a group has no covariance",
      id: "ada kelompok tanpa kovarian"),
    LocalizedString(
      "the covariance of the differences is singular",
      id: "kovarian selisih singular"),
    LocalizedString(
      "the statistic is not a finite number",
      id: "statistiknya bukan bilangan terhingga"),
    LocalizedString(
      "the estimator has no covariance",
      id: "penaksir tidak memiliki kovarian"),
    LocalizedString(
      "the restrictions repeat one another, or have no variance",
      id: "pembatas saling mengulang atau tidak memiliki ragam"),
    LocalizedString(
      "fewer than two units have {0} periods without a gap and series that change; use fewer lags",
      id: "kurang dari dua unit memiliki {0} periode tanpa lubang dan deret yang berubah; pakai lag lebih sedikit"),
    LocalizedString(
      "fewer than two units have more than {0} periods; use fewer lags",
      id: "kurang dari dua unit memiliki lebih dari {0} periode; pakai lag lebih sedikit"),
    LocalizedString("collinear with the terms before it", id: "kolinear dengan suku sebelumnya"),
    LocalizedString("'{0}' is missing", id: "'{0}' kosong"),
    LocalizedString("constant", id: "konstan"),
    LocalizedString("absorbed by {0}", id: "diserap oleh {0}"),
    LocalizedString("no panel", id: "bukan data panel"),
    LocalizedString("every unit has one row", id: "setiap unit hanya satu baris"),
    LocalizedString("too few rows a unit", id: "terlalu sedikit baris per unit"),
    LocalizedString("there is no error variance", id: "tidak ada ragam galat"),
    LocalizedString(
      "the difference of the covariances is not positive definite; {0}",
      id: "selisih kovarian tidak definit positif; lihat hausman_sigmamore dan hausman_mundlak"),
    LocalizedString(
      "the difference of the covariances is not positive definite even so", id: "selisih kovarian tetap tidak definit positif"),
    LocalizedString("perfect fit: the error variance is zero", id: "kecocokan sempurna: ragam galat nol"),
    LocalizedString("the covariance of the {0} slopes is singular{1}", id: "kovarian {0} koefisien singular"),
    LocalizedString("the covariance of the {0} terms is singular", id: "kovarian {0} suku singular"),
    LocalizedString(
      "a unit has no more rows than coefficients ({0})", id: "ada unit dengan baris tidak lebih dari koefisien ({0})"),
    LocalizedString("the first stages fit perfectly", id: "tahap pertama cocok sempurna"),
    LocalizedString("there is one group", id: "hanya ada satu kelompok"),
    LocalizedString(
      "it has an effect of each period, and that of a new one is not known",
      id: "model memuat efek tiap periode, dan efek periode baru tidak diketahui"),
  ]
}
