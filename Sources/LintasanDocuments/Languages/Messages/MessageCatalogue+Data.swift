/// What is wrong with a file.
extension MessageCatalogue {
  static let data = """
    class
    kelas
    {file}, line {line}, column {column}, {key}: found {found}, expected {expected}
    {file}, baris {line}, kolom {column}, {key}: ditemukan {found}, diharapkan {expected}
    call it by its path
    panggil dengan jalurnya
    cannot find itself
    tidak menemukan berkasnya sendiri
    program
    program
    cores
    inti prosesor
    linear algebra
    aljabar linear
    its processor core
    jenis inti prosesornya
    its threads
    utasnya
    1 a call; work is spread over cores by {option}
    1 per panggilan; pekerjaan dibagi ke inti prosesor dengan {option}
    1 a call
    1 per panggilan
    work is spread over cores by {option}
    pekerjaan dibagi ke inti prosesor dengan {option}
    arithmetic
    aritmetika
    a small system is not solved
    sistem kecil tidak terpecahkan
    a 4 × 4 Hilbert system is solved to {digits} digits
    sistem Hilbert 4 × 4 terpecahkan sampai {digits} angka
    OpenBLAS chose kernels that this processor cannot run
    OpenBLAS memilih rutin yang tidak dapat dijalankan prosesor ini
    try {setting}
    coba {setting}
    dataset {name}
    himpunan data {name}
    datasets
    himpunan data
    valid
    sah
    see lintasan data validate {name}
    lihat lintasan data validate {name}
    install with make install, or name the folder with {option}
    pasang dengan make install, atau sebutkan foldernya dengan {option}
    temporary files
    berkas sementara
    set TMPDIR to a folder that can be written
    atur TMPDIR ke folder yang dapat ditulis
    notebook cache
    singgahan buku catatan
    set HOME or XDG_CACHE_HOME to keep results between runs
    atur HOME atau XDG_CACHE_HOME agar hasil disimpan antarproses
    {count} columns
    {count} kolom
    standard output is no terminal
    keluaran standar bukan terminal
    no, standard output is no terminal
    tidak, keluaran standar bukan terminal
    no, NO_COLOR is set
    tidak, NO_COLOR diatur
    terminal
    terminal
    colour
    warna
    locale
    lokal
    text is UTF-8 all the same
    teks tetap UTF-8
    LANG=C.UTF-8 shows it right
    LANG=C.UTF-8 menampilkannya dengan benar
    not set
    tidak diatur
    fault
    gangguan
    {count} check failed
    {count} pemeriksaan gagal
    {count} checks failed
    {count} pemeriksaan gagal
    no datasets were found in {place}
    tidak ada himpunan data di {place}
    name their folder with {option} DIR (it holds a folder with a datapackage.json for each index)
    sebutkan foldernya dengan {option} DIR (berisi folder dengan datapackage.json untuk tiap indeks)
    … and {count} more cells differ
    … dan {count} sel lain berbeda
    the last row is a note and left out
    baris terakhir adalah catatan dan tidak dibaca
    the last {count} rows are notes and left out
    {count} baris terakhir adalah catatan dan tidak dibaca
    {option} needs columns of years such as {example}
    {option} memerlukan kolom tahun seperti {example}
    {option} needs columns of years such as {example} or {other}
    {option} memerlukan kolom tahun seperti {example} atau {other}
    {file}, line {line}, {node}
    {file}, baris {line}, {node}
    {file} cannot be read
    {file} tidak dapat dibaca
    expected a file that is there and readable for you
    diharapkan berkas yang ada dan boleh Anda baca
    {file} cannot be read as {format}: {reason}
    {file} tidak dapat dibaca sebagai {format}: {reason}
    check that the file is whole and of that format
    periksa apakah berkas utuh dan berformat itu
    {file}: the file is empty
    {file}: berkas kosong
    expected a header line and at least one row
    diharapkan baris judul dan sedikitnya satu baris data
    expected a header and at least one row
    diharapkan judul dan sedikitnya satu baris data
    {file}, line {line}, column {column}: found {found}, expected a number
    {file}, baris {line}, kolom {column}: ditemukan {found}, diharapkan bilangan
    {file}, line {line}, column {column}: found {found}, expected a finite number
    {file}, baris {line}, kolom {column}: ditemukan {found}, diharapkan bilangan terhingga
    column {column}, data row {row}: found {found}, expected a finite number, or none where it is missing
    kolom {column}, baris data {row}: ditemukan {found}, diharapkan bilangan terhingga, atau kosong bila tidak ada
    column {column}, data row {row}: found {found}, expected a whole number such as a year
    kolom {column}, baris data {row}: ditemukan {found}, diharapkan bilangan bulat seperti tahun
    column {column} is empty in data row {row}
    kolom {column} kosong pada baris data {row}
    every row needs its key
    setiap baris memerlukan kuncinya
    {key} occurs twice, in data rows {first} and {second}
    {key} muncul dua kali, pada baris data {first} dan {second}
    keep one row for each
    sisakan satu baris untuk masing-masing
    column {column} has {found} rows
    kolom {column} memiliki {found} baris
    column {column} holds {found}
    kolom {column} berisi {found}
    correct it, or leave the field empty where the value is missing
    perbaikilah, atau kosongkan bila nilainya tidak ada
    correct it, leave the cell empty where the value is missing, or name the word by {option}
    perbaikilah, kosongkan sel bila nilainya tidak ada, atau sebutkan katanya dengan {option}
    a word for missing values is named by {option} WORD
    kata untuk nilai kosong disebutkan dengan {option} KATA
    the mark of decimals is named by {option}, that of thousands by {other}
    tanda desimal disebutkan dengan {option}, tanda ribuan dengan {other}
    marks between thousands are named by {option}, as {example}
    tanda ribuan disebutkan dengan {option}, misalnya {example}
    {file}, line {line}, byte {column}: found the byte {byte}, which is not UTF-8
    {file}, baris {line}, bita {column}: ditemukan bita {byte}, yang bukan UTF-8
    the file may be Windows-1252 (Latin-1): save it as UTF-8, or say {option}
    berkas mungkin Windows-1252 (Latin-1): simpan sebagai UTF-8, atau pakai {option}
    {file}, line {line}: found {found} fields, expected {expected} as in the header
    {file}, baris {line}: ditemukan {found} isian, diharapkan {expected} seperti pada judul
    quote fields that hold a delimiter, and remove stray ones
    beri tanda kutip pada isian yang memuat pemisah, dan hapus pemisah yang tersesat
    add {option} for the columns of the header alone, or {other} for all
    tambahkan {option} untuk kolom pada judul saja, atau {other} untuk semuanya
    row {line} ends early; its last fields are missing
    baris {line} berakhir lebih awal; isian terakhirnya kosong
    row {line} ends early; its last fields are missing, and the file may have been cut off
    baris {line} berakhir lebih awal; isian terakhirnya kosong, dan berkas mungkin terpotong
    {count} rows ({list}) end early; their last fields are missing
    {count} baris ({list}) berakhir lebih awal; isian terakhirnya kosong
    {count} rows ({list}) end early; their last fields are missing, and the file may have been cut off
    {count} baris ({list}) berakhir lebih awal; isian terakhirnya kosong, dan berkas mungkin terpotong
    row {line} has blank fields behind the last column, which are left out
    baris {line} memiliki isian kosong di belakang kolom terakhir, yang dihilangkan
    {count} rows ({list}) have blank fields behind the last column, which are left out
    {count} baris ({list}) memiliki isian kosong di belakang kolom terakhir, yang dihilangkan
    row {line} holds nothing and is left out
    baris {line} kosong dan dihilangkan
    {count} rows ({list}) hold nothing and are left out
    {count} baris ({list}) kosong dan dihilangkan
    the header holds numbers ({list})
    judul berisi bilangan ({list})
    if it is a row of the table, add {option}
    bila itu baris tabel, tambahkan {option}
    {list} is read as a year
    {list} dibaca sebagai tahun
    {list} are read as years
    {list} dibaca sebagai tahun
    {list} is no year and kept beside each year
    {list} bukan tahun dan tetap ada di samping setiap tahun
    {list} are no years and kept beside each year
    {list} bukan tahun dan tetap ada di samping setiap tahun
    the text has one column
    teks hanya memiliki satu kolom
    if blanks part its fields, add {option}
    bila isiannya dipisahkan spasi, tambahkan {option}
    the first column has no head: it holds the names of the rows, as R writes them
    kolom pertama tidak berjudul: isinya nama baris seperti yang ditulis R
    {file}, line {line}: a quote opens here and never closes
    {file}, baris {line}: tanda kutip dibuka di sini dan tidak pernah ditutup
    add the closing quote
    tambahkan tanda kutip penutup
    {file}, line {line}, column {column}: found text after a closing quote, expected a delimiter
    {file}, baris {line}, kolom {column}: ditemukan teks sesudah kutip penutup, diharapkan pemisah
    double the quotes that belong to the text
    gandakan tanda kutip yang merupakan bagian teks
    {file}, line {line}: columns {first} and {second} are both named {name}
    {file}, baris {line}: kolom {first} dan {second} sama-sama bernama {name}
    {file}: columns {first} and {second} are both named {name}
    {file}: kolom {first} dan {second} sama-sama bernama {name}
    rename one of them
    ganti nama salah satunya
    rename one of them, choose the cells by {option}, or number the columns by {other}
    ganti nama salah satunya, pilih selnya dengan {option}, atau nomori kolomnya dengan {other}
    two columns are named {name}
    dua kolom bernama {name}
    give each its own name
    beri nama masing-masing
    {file}: there is no column {name} (did you mean {near}?)
    {file}: tidak ada kolom {name} (mungkin maksudnya {near}?)
    {file}: there is no column {name}
    {file}: tidak ada kolom {name}
    {file}, {option}: there is no column {name} (did you mean {near}?)
    {file}, {option}: tidak ada kolom {name} (mungkin maksudnya {near}?)
    {file}, {option}: there is no column {name}
    {file}, {option}: tidak ada kolom {name}
    there is no column {name} (did you mean {near}?)
    tidak ada kolom {name} (mungkin maksudnya {near}?)
    there is no column {name}
    tidak ada kolom {name}
    the columns are {list}
    kolom yang ada: {list}
    {file}: there is no sheet {name} (did you mean {near}?)
    {file}: tidak ada lembar {name} (mungkin maksudnya {near}?)
    {file}: there is no sheet {name}
    {file}: tidak ada lembar {name}
    the sheets are {list}
    lembar yang ada: {list}
    {file}: the sheet {name} holds no table
    {file}: lembar {name} tidak memuat tabel
    name one by {option}: {list}
    sebutkan dengan {option}: {list}
    {file}: the archive holds {count} files
    {file}: arsip memuat {count} berkas
    {file} is {format}, which is not read
    {file} berformat {format}, yang tidak dibaca
    {file}, line {line}: more than {limit} columns
    {file}, baris {line}: lebih dari {limit} kolom
    {file}, line {line}: more than {limit} bytes in one record
    {file}, baris {line}: lebih dari {limit} bita dalam satu rekaman
    check that this is a CSV file
    periksa apakah ini berkas CSV
    {file}, line {line}, column {column}: “{found}” may be a number with decimals or one with marked thousands
    {file}, baris {line}, kolom {column}: “{found}” bisa berarti bilangan desimal atau bilangan dengan tanda ribuan
    {file}, column {column}: “{found}” may be a number with decimals or one with marked thousands
    {file}, kolom {column}: “{found}” bisa berarti bilangan desimal atau bilangan dengan tanda ribuan
    add {option} for the former or {other} for the latter
    tambahkan {option} untuk yang pertama atau {other} untuk yang kedua
    {file}: column {column} has a decimal comma (“{found}”) and column {other} a decimal point (“{second}”)
    {file}: kolom {column} memakai koma desimal (“{found}”) dan kolom {other} titik desimal (“{second}”)
    add {option} , or {option2} . for what are numbers, and {texts} COLUMN for what are none
    tambahkan {option} , atau {option2} . untuk bilangan, dan {texts} KOLOM untuk yang bukan bilangan
    {file}: the header looks like row {line}: add {option}
    {file}: judul tampaknya pada baris {line}: tambahkan {option}
    {file}: the header looks like rows {line} to {last}: add {option}, or {other} for the last alone
    {file}: judul tampaknya pada baris {line} sampai {last}: tambahkan {option}, atau {other} untuk yang terakhir \
    saja
    {file}, line {line}: “{found}” and what follows look like notes below the table: add {option}
    {file}, baris {line}: “{found}” dan seterusnya tampak seperti catatan di bawah tabel: tambahkan {option}
    column {column}: {count} cells are missing by what the file declares ({list})
    kolom {column}: {count} sel hilang menurut pernyataan berkas ({list})
    column {column}: {count} cell is missing by what the file declares ({list})
    kolom {column}: {count} sel hilang menurut pernyataan berkas ({list})
    column {column} is a count of Stata's calendar ({format}) and stays a number
    kolom {column} adalah hitungan kalender Stata ({format}) dan tetap bilangan
    column {column} is a count of Stata's calendar ({format}) and read as texts such as {example}
    kolom {column} adalah hitungan kalender Stata ({format}) dan dibaca sebagai teks seperti {example}
    {count} rows hold nothing but one text and stay: {list}
    {count} baris hanya berisi satu teks dan tetap ada: {list}
    {count} row holds nothing but one text and stays: {list}
    {count} baris hanya berisi satu teks dan tetap ada: {list}
    row {line} is the header once more and left out
    baris {line} mengulang judul dan dihilangkan
    rows {list} are the header once more ({count}) and left out
    baris {list} mengulang judul ({count}) dan dihilangkan
    the flags behind {count} values are left out
    bendera di belakang {count} nilai dihilangkan
    the flag behind a value is left out
    bendera di belakang satu nilai dihilangkan
    the last row is {name} and stays a row of the table
    baris terakhir adalah {name} dan tetap menjadi baris tabel
    {option} 1 leaves it out
    {option} 1 menghilangkannya
    {path} is there and describes something else
    {path} sudah ada dan menjelaskan hal lain
    name another {option}, or say {other} to replace it
    sebutkan {option} lain, atau pakai {other} untuk menggantinya
    {option} describes a file beside itself
    {option} menjelaskan berkas di sebelahnya
    name a .csv file by {option}
    sebutkan berkas .csv dengan {option}
    {option} describes a CSV and has no effect on {path}
    {option} menjelaskan CSV dan tidak berpengaruh pada {path}
    {file}: there is no row {line}
    {file}: tidak ada baris {line}
    the text has {count}
    teksnya memiliki {count}
    {where} {text}: at character {place} expected {expected}
    {where} {text}: pada huruf ke-{place} diharapkan {expected}
    conditions are like {examples}
    syarat ditulis seperti {examples}
    {where} {text}: no row fulfils the condition
    {where} {text}: tidak ada baris yang memenuhi syarat
    {file}, line {line}: there is no key {key} (did you mean {near}?)
    {file}, baris {line}: tidak ada kunci {key} (mungkin maksudnya {near}?)
    {file}, line {line}: there is no key {key}
    {file}, baris {line}: tidak ada kunci {key}
    {file}, line {line}: {key} is given twice
    {file}, baris {line}: {key} diberikan dua kali
    {file}, line {line}: {key} needs a value
    {file}, baris {line}: {key} memerlukan nilai
    the keys are {list}
    kunci yang ada: {list}
    {file}: every score in “{column}” lies outside the scale of {low} to {high}, such as {value}
    {file}: setiap nilai di “{column}” berada di luar skala {low} sampai {high}, misalnya {value}
    set “scale” in the definition to the range of the scores
    tetapkan “scale” dalam definisi sesuai rentang nilai
    cannot create {path}: {reason}
    tidak dapat membuat {path}: {reason}
    the folder {path} holds files that this tool did not write (it has no manifest.json of ours)
    folder {path} memuat berkas yang tidak ditulis oleh alat ini (tidak ada manifest.json kami)
    name another folder, or say {option} to write into it
    sebutkan folder lain, atau pakai {option} untuk menulis ke dalamnya
    writing {path} failed: {reason}
    gagal menulis {path}: {reason}
    what was there before is unchanged
    isi sebelumnya tidak berubah
    two outputs would be written to {path}
    dua keluaran akan ditulis ke {path}
    {path} is a symbolic link, which might lead out of the folder
    {path} adalah tautan simbolik yang mungkin keluar dari folder
    remove it, or name another folder
    hapuslah, atau sebutkan folder lain
    Permission denied
    izin ditolak
    No such file or directory
    berkas atau folder tidak ada
    Is a directory
    ini folder
    Not a directory
    bukan folder
    No space left on device
    ruang penyimpanan habis
    File exists
    berkas sudah ada
    """
}
