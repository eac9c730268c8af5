/// What is wrong with a command line.
extension MessageCatalogue {
  static let usage = """
    {option} is now called {other}
    {option} kini bernama {other}
    the old name goes in a later release
    nama lama dihapus pada rilis mendatang
    {option} plans for many
    {option} menyusun rencana untuk banyak instansi
    leave out the sheet of answers and {option}, or give only those
    hapus lembar jawaban dan {option}, atau berikan hanya itu
    {option} {file} has all options in it
    {option} {file} memuat semua opsi
    take {options} there
    masukkan {options} ke sana
    give {option} FILE with the columns of {file}
    berikan {option} BERKAS dengan kolom {file}
    {option} judges projections that come with a dataset
    {option} menilai proyeksi yang disertakan dalam dataset
    give {option}, or leave it out
    berikan {option}, atau hapuslah
    {option} {sheet} names a sheet of a workbook, and {path} is none
    {option} {sheet} menyebut lembar buku kerja, sedangkan {path} bukan buku kerja
    {option} needs the scores' errors
    {option} memerlukan galat nilai
    give {option}, {other}, or {third} rounding
    berikan {option}, {other}, atau {third} rounding
    {option} takes the distance apart by inputs
    {option} menguraikan selisih menurut masukan
    add {option}
    tambahkan {option}
    Which index? Give the file of its definition, or {option} NAME for a shipped one
    Indeks yang mana? Berikan berkas definisinya, atau {option} NAMA untuk indeks bawaan
    {option} is for {what} without {other}
    {option} hanya untuk {what} tanpa {other}
    leave it out
    hapuslah
    leave them out
    hapuslah
    leave one of them out
    hapus salah satunya
    give one of them
    berikan salah satunya
    one of them
    salah satunya
    add that or leave it out
    tambahkan itu atau hapus opsi ini
    give that file too
    berikan juga berkas itu
    give both
    berikan keduanya
    give both or neither
    berikan keduanya atau tidak sama sekali
    expected two
    diharapkan dua
    {option} has no effect without {other}
    {option} tidak berpengaruh tanpa {other}
    {option} has no effect with {other}
    {option} tidak berpengaruh bersama {other}
    {option} has no effect on {what}
    {option} tidak berpengaruh pada {what}
    {option} has no effect on {what}: {reason}
    {option} tidak berpengaruh pada {what}: {reason}
    {option} cannot be combined with {other}
    {option} tidak dapat digabung dengan {other}
    {option} cannot be combined with {other}: {reason}
    {option} tidak dapat digabung dengan {other}: {reason}
    {option} has no effect on {index}, which no other instrument follows
    {option} tidak berpengaruh pada {index}, yang tidak digantikan instrumen lain
    {option} has no effect on {index}, which has a single survey
    {option} tidak berpengaruh pada {index}, yang hanya memiliki satu survei
    {option} is the sheet of one agency
    {option} adalah lembar satu instansi
    {option} and {other} say the opposite
    {option} dan {other} saling bertentangan
    {option} and {other} say the same
    {option} dan {other} sama artinya
    {option} and {other} are alternatives
    {option} dan {other} adalah pilihan
    {option} is for {what} and has no effect on {other}
    {option} hanya untuk {what} dan tidak berpengaruh pada {other}
    {option} are for {what} and have no effect on {other}
    {option} hanya untuk {what} dan tidak berpengaruh pada {other}
    {option} is for {what} and has no effect without it
    {option} hanya untuk {what} dan tidak berpengaruh tanpanya
    {option} is for {what}
    {option} hanya untuk {what}
    {option} has no effect on a table of your own
    {option} tidak berpengaruh pada tabel sendiri
    {option} has no effect on a single cross-section
    {option} tidak berpengaruh pada satu tahun saja
    {option} names a column or form of --data FILE
    {option} menyebut kolom atau bentuk --data BERKAS
    {option} needs {other} with --data: the column of the year
    {option} memerlukan {other} bersama --data: kolom tahun
    --data also needs {options}: the columns of the entity, the year and the score
    --data juga memerlukan {options}: kolom entitas, tahun, dan nilai
    --data also needs {options}: the columns of entity and score
    --data juga memerlukan {options}: kolom entitas dan nilai
    {option} is given twice
    {option} diberikan dua kali
    expected an index of the datasets, such as {example}
    diharapkan indeks dari himpunan data, misalnya {example}
    expected at least {least}, such as {example}
    diharapkan paling sedikit {least}, misalnya {example}
    expected at least {least}
    diharapkan paling sedikit {least}
    expected at most {most}
    diharapkan paling banyak {most}
    expected one of {values}
    diharapkan salah satu dari {values}
    {option}: expected one of {values}
    {option}: diharapkan salah satu dari {values}
    expected a year
    diharapkan tahun
    expected a number between {low} and {high}
    diharapkan bilangan antara {low} dan {high}
    expected the year of a survey, such as {example}
    diharapkan tahun survei, misalnya {example}
    expected the earlier year first
    diharapkan tahun yang lebih awal lebih dahulu
    expected the first and the last year, as {example}
    diharapkan tahun pertama dan terakhir, misalnya {example}
    expected ascending years
    diharapkan tahun yang menaik
    expected whole numbers from 1, such as {example}
    diharapkan bilangan bulat mulai 1, misalnya {example}
    expected a share from 0 to 1, such as {example}
    diharapkan bagian dari 0 sampai 1, misalnya {example}
    expected a row such as {one}, rows such as {more}, or {none} for none
    diharapkan satu baris seperti {one}, beberapa baris seperti {more}, atau {none} bila tidak ada
    expected cells such as {example}
    diharapkan sel seperti {example}
    expected nominal, or a positive number such as {example}
    diharapkan nominal, atau bilangan positif seperti {example}
    expected a file that ends in .svg, .png or .pdf
    diharapkan berkas yang berakhir dengan .svg, .png, atau .pdf
    give a file that ends in .svg, .png or .pdf
    berikan berkas yang berakhir dengan .svg, .png, atau .pdf
    give a file that ends in .svg
    berikan berkas yang berakhir dengan .svg
    or give a file that ends in .svg
    atau berikan berkas yang berakhir dengan .svg
    expected {values}
    diharapkan {values}
    {option} is {found}
    {option} bernilai {found}
    {option} is after {other}
    {option} sesudah {other}
    {path}: {kind} takes librsvg, which is not installed: {command}
    {path}: {kind} memerlukan librsvg, yang belum terpasang: {command}
    {path}: librsvg could not draw the picture
    {path}: librsvg tidak dapat menggambar gambar ini
    {count} entities make {briefs} briefs
    {count} entitas menghasilkan {briefs} ringkasan
    give --out FOLDER, or one entity
    berikan --out FOLDER, atau satu entitas
    --out writes a folder and cannot be combined with --output or --format
    --out menulis folder dan tidak dapat digabung dengan --output atau --format
    use --ending for the form
    pakai --ending untuk bentuknya
    a brief is for people
    ringkasan ditujukan bagi pembaca
    give html, md, docx or another form of text
    berikan html, md, docx, atau bentuk teks lain
    --target {target}: expected rank=50,by=2028 or score=0.85,by=2028
    --target {target}: diharapkan rank=50,by=2028 atau score=0.85,by=2028
    --target {target}: a rank is a whole number from 1
    --target {target}: peringkat adalah bilangan bulat mulai 1
    --target {target}: a score is a number such as 0.85
    --target {target}: nilai adalah bilangan seperti 0.85
    --peers group: {name} has no group in {index}
    --peers group: {name} tidak memiliki kelompok dalam {index}
    give codes
    berikan kode
    --gain is about one entity
    --gain menyangkut satu entitas
    --plot shows one entity
    --plot menampilkan satu entitas
    name it with --focus, such as --focus IDN
    sebutkan dengan --focus, misalnya --focus IDN
    name it with --focus
    sebutkan dengan --focus
    name another one, or say --force to replace it
    sebutkan yang lain, atau pakai --force untuk menggantinya
    {path} is a file that this command reads
    {path} adalah berkas yang dibaca perintah ini
    {path}: there is no such file
    {path}: tidak ada berkas itu
    check the path
    periksa jalurnya
    check the path (did you mean {near}?)
    periksa jalurnya (mungkin maksudnya {near}?)
    {path}: this is a folder
    {path}: ini folder
    expected a file
    diharapkan berkas
    {path}: no format has this extension
    {path}: tidak ada format dengan akhiran ini
    the extensions are {list}
    akhiran yang ada: {list}
    a {format} file is no text for a terminal
    berkas {format} bukan teks untuk terminal
    say --output with a file that ends in {ending}
    berikan --output dengan berkas yang berakhir {ending}
    the list of entities is empty
    daftar entitas kosong
    give codes or names separated by commas
    berikan kode atau nama yang dipisahkan koma
    a list of methods is empty
    daftar metode kosong
    give names separated by commas
    berikan nama yang dipisahkan koma
    compare needs two entities or more
    compare memerlukan dua entitas atau lebih
    compare needs two agencies or more
    compare memerlukan dua instansi atau lebih
    compare needs two sheets or more
    compare memerlukan dua lembar atau lebih
    found one
    ditemukan satu
    there is nothing to draw
    tidak ada yang dapat digambar
    Give --rank or --score
    Berikan --rank atau --score
    Give --target, --budget or both
    Berikan --target, --budget, atau keduanya
    Give --target, --grade or --budget
    Berikan --target, --grade, atau --budget
    Give a sheet of answers, such as answers.csv, or --agency
    Berikan lembar jawaban, misalnya answers.csv, atau --agency
    give a sheet of answers, such as answers.csv, or --agency
    berikan lembar jawaban, misalnya answers.csv, atau --agency
    {names} and --focus: give the entities once
    {names} dan --focus: berikan entitas satu kali saja
    standard output cannot be written
    keluaran standar tidak dapat ditulis
    standard input is empty
    masukan standar kosong
    expected data
    diharapkan data
    {path} is not UTF-8 text
    {path} bukan teks UTF-8
    save it as UTF-8
    simpan sebagai UTF-8
    --lower-is-better is for --data
    --lower-is-better hanya untuk --data
    {index}’s definition says which end is better
    definisi {index} menyatakan ujung mana yang lebih baik
    --bounds is for --data
    --bounds hanya untuk --data
    the scale of {index} is in its definition
    skala {index} ada dalam definisinya
    inputs are known for --index egdi
    masukan diketahui untuk --index egdi
    the target of {target} cannot be reached under these limits
    target {target} tidak dapat dicapai dengan batasan ini
    the best that can be had is {best} at a cost of {cost}
    hasil terbaik adalah {best} dengan biaya {cost}
    {wanted} cannot be reached within these limits
    {wanted} tidak dapat dicapai dengan batasan ini
    --freeze {list}: there is no indicator “{word}”
    --freeze {list}: tidak ada indikator “{word}”
    they are I1 to I20
    indikatornya I1 sampai I20
    {option} {list}: “{word}” is no whole number
    {option} {list}: “{word}” bukan bilangan bulat
    give numbers separated by commas, such as {example}
    berikan bilangan yang dipisahkan koma, misalnya {example}
    --costs {list}: “{word}” is not of the form component=cost, such as osi=1
    --costs {list}: “{word}” tidak berbentuk komponen=biaya, misalnya osi=1
    the list of {what} is empty
    daftar {what} kosong
    {index} comes without drivers
    {index} tidak memiliki faktor pendorong
    {command} needs none
    {command} tidak memerlukannya
    SOURCE_DATE_EPOCH is “{found}”
    SOURCE_DATE_EPOCH adalah “{found}”
    expected seconds since 1970 as a whole number
    diharapkan detik sejak 1970 berupa bilangan bulat
    the system allows this process too few open files (ulimit -n)
    sistem mengizinkan proses ini terlalu sedikit berkas terbuka (ulimit -n)
    the system allows this process too little memory (ulimit -v is {limit})
    sistem mengizinkan proses ini terlalu sedikit memori (ulimit -v {limit})
    the system allows this process too small a stack (ulimit -s is {limit})
    sistem mengizinkan proses ini tumpukan yang terlalu kecil (ulimit -s {limit})
    give {option} or fewer, or fewer surveys
    berikan {option} atau kurang, atau survei lebih sedikit
    {option} with {numbers} numbers each would take {size} GB of memory
    {option}, masing-masing {numbers} bilangan, memerlukan memori {size} GB
    {option} with {scores} scores each is more than a run of some minutes
    {option}, masing-masing {scores} nilai, memakan lebih dari beberapa menit
    {work} with {count} rows each is more than a run of some minutes
    {work}, masing-masing {count} baris, memakan lebih dari beberapa menit
    {option} with {count} units each is more than a run of some minutes
    {option}, masing-masing {count} unit, memakan lebih dari beberapa menit
    {work} with {count} clusters each is more than a run of some minutes
    {work}, masing-masing {count} klaster, memakan lebih dari beberapa menit
    give bootstrap:{count} or fewer
    berikan bootstrap:{count} atau kurang
    give wild:{column}:{count} or fewer
    berikan wild:{column}:{count} atau kurang
    give {option} or fewer, or do it in parts
    berikan {option} atau kurang, atau kerjakan per bagian
    give {option} or fewer
    berikan {option} atau kurang
    {entity} is given twice
    {entity} diberikan dua kali
    give each entity once
    berikan setiap entitas satu kali
    lintasan needs {count} or more
    lintasan memerlukan {count} atau lebih
    """
}
