/// What is said of sheets of questionnaires, their scores and plans.
extension MessageCatalogue {
  static let maturity = """
    {index} scores cannot be given for {year}: from {from} the {successor} takes its place. {reason}
    indeks {index} tidak dapat diberikan untuk {year}: mulai {from} digantikan {successor}. {reason}
    Pemdi has 7 aspects and 20 indicators with a quarter of the weight on user satisfaction (from secondary sources
    Pemdi mempunyai 7 aspek dan 20 indikator dengan seperempat bobot pada kepuasan pengguna (dari sumber sekunder
    the regulation's text was not seen)
    teks peraturannya tidak dilihat langsung)
    give {option}, or leave {indicator} out (it then counts {least})
    berikan {option}, atau kosongkan {indicator} (lalu dihitung {least})
    {node}, {entity} {time}: {column} is {published}, built {built}
    {node}, {entity} {time}: {column} {published}, hasil susun {built}
    its scores are not comparable with SPBE scores
    nilainya tidak sebanding dengan nilai SPBE
    {option} is refused: {reason}
    {option} ditolak: {reason}
    the sheet answers 35 indicators
    lembar ini menjawab 35 indikator
    that is the instrument of 2018 (PermenPANRB 5/2018), which cannot be scored with the {count} indicators of the present one
    itu instrumen 2018 (PermenPANRB 5/2018), yang tidak dapat dinilai dengan {count} indikator instrumen sekarang
    the sheet answers 20 indicators, as Pemdi has them, and {index} has {count}
    lembar ini menjawab 20 indikator seperti Pemdi, sedangkan {index} memiliki {count}
    the two are never mixed
    keduanya tidak pernah dicampur
    lintasan pemdi score reads a Pemdi sheet
    lintasan pemdi score membaca lembar Pemdi
    {count} cells hold formulas that no program has calculated ({cells})
    {count} sel berisi rumus yang belum dihitung program mana pun ({cells})
    open the file in a spreadsheet program and save it, or paste the levels as values
    buka berkas itu di program lembar kerja lalu simpan, atau tempelkan tingkatnya sebagai nilai
    open the file in a spreadsheet program and save it, or paste the values
    buka berkas itu di program lembar kerja lalu simpan, atau tempelkan nilainya
    the file holds no sheet
    berkas ini tidak memuat lembar
    the workbook holds no sheet
    buku kerja ini tidak memuat lembar
    lintasan {id} template writes one to fill in
    lintasan {id} template menulis lembar untuk diisi
    the answers are those of the sheet {name}
    jawaban diambil dari lembar {name}
    the values are those of the sheet {name}
    nilai diambil dari lembar {name}
    the values are those of the column {name}
    nilai diambil dari kolom {name}
    {option} takes another: {names}
    {option} memilih yang lain: {names}
    the sheet {name} has accepted items too, which are not read
    lembar {name} juga memuat butir yang diterima, yang tidak dibaca
    {option} takes them
    {option} memilihnya
    rows of totals and headings are left out: {names}
    baris jumlah dan judul tidak dibaca: {names}
    numbers that disagree with the indicators' names beside them are left out of account
    nomor yang tidak sesuai dengan nama indikator di sebelahnya diabaikan
    a sheet with one column an indicator has one row of levels
    lembar dengan satu kolom per indikator memiliki satu baris tingkat
    a sheet with one column an indicator has one row of values
    lembar dengan satu kolom per indikator memiliki satu baris nilai
    found {count}
    ditemukan {count}
    {indicator} in data row {row}: found {found}, expected a whole level from {least} to {most}
    {indicator} di baris data {row}: ditemukan {found}, diharapkan tingkat bulat dari {least} sampai {most}
    indicator {indicator} in data row {row}: found {found}, expected a whole level from {least} to {most}
    indikator {indicator} di baris data {row}: ditemukan {found}, diharapkan tingkat bulat dari {least} sampai {most}
    indicator {indicator}: found {found}, expected a whole level from {least} to {most}
    indikator {indicator}: ditemukan {found}, diharapkan tingkat bulat dari {least} sampai {most}
    {indicator} in data row {row}: found {found}, expected a value from {least} to {most}
    {indicator} di baris data {row}: ditemukan {found}, diharapkan nilai dari {least} sampai {most}
    {indicator} in data row {row}: found {found}
    {indicator} di baris data {row}: ditemukan {found}
    values go from {least} to {most}
    nilai berkisar dari {least} sampai {most}
    there is no indicator {found} in data row {row}
    tidak ada indikator {found} di baris data {row}
    there is no indicator {found}
    tidak ada indikator {found}
    indicators are numbered {least} to {most}
    indikator bernomor {least} sampai {most}
    they are {first} to {last}, or their names
    yang ada {first} sampai {last}, atau namanya
    they are {first} to {last}
    yang ada {first} sampai {last}
    they are {names}
    yang ada {names}
    indicator {indicator} is given {count} times, in data rows {rows}
    indikator {indicator} diberikan {count} kali, di baris data {rows}
    {indicator} is given {count} times, in data rows {rows}
    {indicator} diberikan {count} kali, di baris data {rows}
    {indicator}, level {level} is given twice, in data rows {first} and {second}
    {indicator}, tingkat {level} diberikan dua kali, di baris data {first} dan {second}
    keep one
    pertahankan satu
    keep one of them
    pertahankan salah satunya
    indicator {numbers} has no answer
    indikator {numbers} tidak berjawaban
    indicators {numbers} have no answer
    indikator {numbers} tidak berjawaban
    every indicator needs a level
    setiap indikator memerlukan tingkat
    {names} has no value
    {names} tidak bernilai
    {names} have no value
    {names} tidak bernilai
    only {names} may be left out, which wait for scores of other bodies
    hanya {names} yang boleh dikosongkan, karena menunggu indeks instansi pembina
    the answers need a header with the columns “indicator” (Indikator, No) and “maturity” (Tingkat Kematangan, Nilai, Skor)
    jawaban memerlukan baris judul dengan kolom “indicator” (Indikator, No) dan “maturity” (Tingkat Kematangan, Nilai, Skor)
    found {columns}
    ditemukan {columns}
    the answers cannot be read as YAML: {reason}
    jawaban tidak dapat dibaca sebagai YAML: {reason}
    the document is empty
    dokumen kosong
    expected a level after each indicator, such as {example}
    diharapkan tingkat setelah tiap indikator, misalnya {example}
    expected rows such as {example}
    diharapkan baris seperti {example}
    expected indicators with their levels, such as {example}
    diharapkan indikator dengan tingkatnya, misalnya {example}
    the costs need the columns “indicator” and “cost”
    biaya memerlukan kolom “indicator” dan “cost”
    the cost of indicator {indicator} in data row {row}: found {found}, expected a number of 0 or more
    biaya indikator {indicator} di baris data {row}: ditemukan {found}, diharapkan bilangan 0 atau lebih
    found a cost or budget of {found}
    ditemukan biaya atau anggaran {found}
    expected a number of 0 or more
    diharapkan bilangan 0 atau lebih
    the costs (up to {largest}) have too many digits to be added exactly
    angka biaya (sampai {largest}) terlalu panjang untuk dijumlahkan dengan tepat
    the costs (such as {largest}) have too many digits to be added exactly
    angka biaya (seperti {largest}) terlalu panjang untuk dijumlahkan dengan tepat
    round them to at most 15 digits in all
    bulatkan sampai paling banyak 15 angka
    the target of {target} lies below today's {current}
    target {target} di bawah indeks saat ini, {current}
    there is nothing to plan
    tidak ada yang perlu direncanakan
    a target of {target} is off the scale
    target {target} di luar skala
    expected a number from {least} to {most}
    diharapkan bilangan dari {least} sampai {most}
    a plan needs a target index or a budget
    rencana memerlukan indeks sasaran atau anggaran
    there is no gate {id} to be without
    tidak ada prasyarat {id} yang dapat ditiadakan
    there is no external index {id}
    tidak ada indeks instansi pembina {id}
    {name} of {from} lies after the evaluation of {year}
    {name} tahun {from} sesudah evaluasi {year}
    check the year
    periksa tahunnya
    its scale goes from {least} to {most}
    skalanya dari {least} sampai {most}
    {id} has a value in {file} and a score of another body ({score})
    {id} memiliki nilai di {file} dan indeks instansi pembina ({score})
    {id} has accepted items in {file} and a score of another body ({score})
    {id} memiliki butir yang diterima di {file} dan indeks instansi pembina ({score})
    {name} ({regulation}) holds from {first}, not in {year}
    {name} ({regulation}) berlaku mulai {first}, bukan pada {year}
    {name} holds until {last}, not in {year}
    {name} berlaku sampai {last}, bukan pada {year}
    the present {index} questionnaire holds from {first}, not in {year}
    kuesioner {index} sekarang berlaku mulai {first}, bukan pada {year}
    the present {index} questionnaire holds from {first} to {last}, not in {year}
    kuesioner {index} sekarang berlaku dari {first} sampai {last}, bukan pada {year}
    until then it was {name}
    sebelumnya {name}
    lintasan {id} score, and the two are never mixed
    lintasan {id} score, dan keduanya tidak pernah dicampur
    there is no evaluation of {year}
    tidak ada evaluasi {year}
    this is a sheet of SPBE ({count} indicators), and {name} has {own} others with other levels and weights
    ini lembar SPBE ({count} indikator), sedangkan {name} memiliki {own} indikator lain dengan tingkat dan bobot lain
    this is a sheet of SPBE, and {name} has {own} others with other levels and weights
    ini lembar SPBE, sedangkan {name} memiliki {own} indikator lain dengan tingkat dan bobot lain
    lintasan spbe score scores it
    lintasan spbe score menilainya
    lintasan {id} prefill says which of its evidence can be used again
    lintasan {id} prefill menyebutkan buktinya yang dapat dipakai lagi
    accepted items need a column “level” (Tingkat)
    butir yang diterima memerlukan kolom “level” (Tingkat)
    {place} in data row {row}: found the level {found}, expected {least} to {most}
    {place} di baris data {row}: ditemukan tingkat {found}, diharapkan {least} sampai {most}
    {place} in data row {row}: found {found} accepted, expected a whole number from 0 to {most}
    {place} di baris data {row}: ditemukan {found} diterima, diharapkan bilangan bulat dari 0 sampai {most}
    {place} in data row {row}: {count} items are accepted, and level {level} has only {most}
    {place} di baris data {row}: {count} butir diterima, padahal tingkat {level} hanya memiliki {most}
    the sheet has values (column {column}) and accepted items ({other})
    lembar memuat nilai (kolom {column}) dan butir yang diterima ({other})
    {option} {value} names a column of values, and {file} gives accepted items
    {option} {value} menyebut kolom nilai, sedangkan {file} memberikan butir yang diterima
    {names} has no value in the column {title}, the first stage given
    {names} tidak bernilai di kolom {title}, tahap pertama yang diberikan
    a blank cell keeps what the stage before gave
    sel kosong mempertahankan nilai tahap sebelumnya
    a later stage confirms or replaces
    tahap berikutnya menegaskan atau menggantinya
    {option} names {count}, and there are {found} columns to compare
    {option} menyebut {count}, sedangkan ada {found} kolom untuk dibandingkan
    Give {option}, {other} or {third}
    Berikan {option}, {other}, atau {third}
    Give {option}, {other} or both
    Berikan {option}, {other}, atau keduanya
    there is no grade {grade}
    tidak ada predikat {grade}
    {option} {years}: there is nothing to raise, and so no road map
    {option} {years}: tidak ada yang perlu dinaikkan sehingga tidak ada peta jalan
    {option} needs sheets to rank
    {option} memerlukan lembar untuk diperingkat
    {option} {list}: {word} is not of the form indicator=level, such as 12=3
    {option} {list}: {word} tidak berbentuk indikator=tingkat, misalnya 12=3
    {option} {list}: indicator {indicator} is named twice
    {option} {list}: indikator {indicator} disebut dua kali
    {option} {list}: {word} is no whole number
    {option} {list}: {word} bukan bilangan bulat
    {option} lays one plan over years and has no effect with {other}
    {option} membagi satu rencana atas beberapa tahun dan tidak berpengaruh bersama {other}
    {option} is {output}; a template is a workbook, whose name ends in .xlsx
    {option} bernilai {output}; templat adalah buku kerja yang namanya berakhir .xlsx
    {option} has no effect without an IKASANDI score
    {option} tidak berpengaruh tanpa skor IKASANDI
    {option} says its year
    {option} menyebut tahunnya
    {option} takes the place of the shipped one
    {option} menggantikan instrumen bawaan
    leave out {option}
    hapus {option}
    the weights of {index} have no common denominator below 16 million
    bobot {index} tidak memiliki penyebut bersama di bawah 16 juta
    write them with fewer digits
    tulis dengan angka lebih sedikit
    {index} cannot be scored from maturity levels: {reason}
    {index} tidak dapat dinilai dari tingkat kematangan: {reason}
    """
}
