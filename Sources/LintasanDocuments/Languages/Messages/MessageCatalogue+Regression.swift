/// What is said about fits.
extension MessageCatalogue {
  static let regression = """
    {count} rows left out because a value is missing ({columns})
    {count} baris tidak diikutkan karena ada nilai kosong ({columns})
    {count} rows left out: {column} is missing
    {count} baris tidak diikutkan: {column} kosong
    {count} rows left out: alone in an absorbed level
    {count} baris tidak diikutkan: sendirian dalam tingkat yang diserap
    {count} rows left out: their weight is 0
    {count} baris tidak diikutkan: bobotnya 0
    warning: {text}
    peringatan: {text}
    {term} is not estimated: {reason}
    {term} tidak diestimasi: {reason}
    {group} could not be estimated: {reason}
    {group} tidak dapat diestimasi: {reason}
    {count} clusters of {column}: clustered errors need more
    {count} klaster menurut {column}: galat baku klaster memerlukan lebih banyak
    consider {option}
    pertimbangkan {option}
    weak instruments: the effective F is {value}, below {critical}, the 5% critical value for a bias of a tenth of \
    the worst case
    instrumen lemah: F efektif {value}, di bawah {critical}, nilai kritis 5% untuk bias sepersepuluh kasus terburuk
    weak instruments: {name} is {value}, below 10
    instrumen lemah: {name} {value}, di bawah 10
    more instruments ({count}) than units ({units}): Hansen's J loses power
    instrumen ({count}) lebih banyak daripada unit ({units}): J Hansen kehilangan daya
    R² within, between and overall are squared correlations, as Stata's xtreg
    R² within, between, dan overall adalah korelasi kuadrat, seperti xtreg Stata
    {count} instruments: past values of {lags}
    {count} instrumen: nilai lampau {lags}
    the coefficients of terms that vary over time are those of the within regression
    koefisien suku yang berubah menurut waktu sama dengan regresi within
    the variance of the unit effects was estimated below zero and set to 0: this is pooled OLS
    ragam efek unit terestimasi di bawah nol dan ditetapkan 0: ini OLS gabungan
    effects of {column} are differenced out
    efek {column} dihilangkan dengan diferensi
    effects of {column} are dummies that instrument themselves
    efek {column} berupa variabel boneka yang menjadi instrumen bagi dirinya
    observations are equations in forward orthogonal deviations
    observasi adalah persamaan dalam deviasi ortogonal maju
    observations are differenced equations
    observasi adalah persamaan terdiferensi
    tests of the instruments are under {name} errors
    uji instrumen memakai galat {name}
    first-stage F, Kleibergen-Paap, Wu-Hausman and Hansen's J are under {name} errors
    F tahap pertama, Kleibergen-Paap, Wu-Hausman, dan J Hansen memakai galat {name}
    perfect fit: residuals are zero to rounding, so standard errors are 0 and tests have no meaning
    kecocokan sempurna: residual nol sebatas pembulatan, sehingga galat baku 0 dan uji tidak bermakna
    the response is {constant} in every row: there is nothing to explain
    variabel terikat {constant} pada setiap baris: tidak ada yang perlu dijelaskan
    {count} changes between consecutive periods of {rows} rows
    {count} perubahan antarperiode berurutan dari {rows} baris
    one observation a unit: {count} means of {rows} rows
    satu observasi per unit: {count} rata-rata dari {rows} baris
    the models use different rows: criteria compare models of the same rows only
    model memakai baris yang berbeda: kriteria hanya membandingkan model dengan baris yang sama
    {count} rows have no prediction: a value is missing there, or a level that the fit did not have
    {count} baris tanpa prediksi: ada nilai kosong atau kategori yang tidak dikenal model
    no intervals: the variance of absorbed effects is not kept; write them as factor() for intervals
    tanpa selang: ragam efek yang diserap tidak disimpan; tulis sebagai factor() untuk memperolehnya
    the interval of a new response is for a row of weight 1
    selang untuk satu amatan berlaku bagi baris berbobot 1
    with a constant in changes, a trend in levels, as R's plm and Stata's regress D.y D.x
    dengan konstanta dalam perubahan, yaitu tren dalam level, seperti plm di R dan regress D.y D.x di Stata
    collinear with the terms before it in the equations of the panel
    kolinear dengan suku sebelumnya dalam persamaan panel
    collinear with the terms before it
    kolinear dengan suku sebelumnya
    collinear with {terms}
    kolinear dengan {terms}
    """
}
