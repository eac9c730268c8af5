/// What there is not, or what cannot be done.
extension MessageCatalogue {
  static let analysis = """
    the plan does not fit into {count} year
    rencana tidak muat dalam {count} tahun
    the plan does not fit into {count} years
    rencana tidak muat dalam {count} tahun
    it needs at least {needed}
    diperlukan paling sedikit {needed}
    one level of an indicator a year needs at least {needed}
    satu tingkat per indikator per tahun memerlukan paling sedikit {needed}
    a component is missing in {year}
    satu komponen tidak ada pada {year}
    the KAMI and TMPI scores of the SPBE years are no evidence for I10 in 2026
    skor Indeks KAMI dan TMPI dari masa SPBE bukan bukti I10 pada 2026
    BSSN gives the IKASANDI score
    BSSN memberi skor IKASANDI
    {option} is refused
    {option} ditolak
    give {option}, or leave this out
    berikan {option}, atau hapuslah
    {found} draws are too few for this confidence
    {found} simulasi terlalu sedikit untuk tingkat kepercayaan ini
    give at least {needed}
    berikan paling sedikit {needed}
    {found} classes of {entities} entities
    {found} kelas dari {entities} entitas
    {name} of {from} is older than {age} year in {year} and is refused as evidence for {indicator}
    {name} tahun {from} berumur lebih dari {age} tahun pada {year} dan ditolak sebagai bukti {indicator}
    {name} of {from} is older than {age} years in {year} and is refused as evidence for {indicator}
    {name} tahun {from} berumur lebih dari {age} tahun pada {year} dan ditolak sebagai bukti {indicator}
    leave it out ({indicator} then counts {least}) or give the newer score
    hapuslah ({indicator} lalu dihitung {least}) atau berikan nilai yang lebih baru
    {index} scores cannot be given for {year}
    indeks {index} tidak dapat diberikan untuk {year}
    from {year} the {successor} takes its place
    mulai {year} digantikan {successor}
    {index} has no component scores in its data
    data {index} tidak memuat nilai komponen
    there is nothing to combine in another way
    tidak ada yang dapat digabung dengan cara lain
    this index is not built from raw indicators
    indeks ini tidak disusun dari indikator mentah
    its definition must begin with {begin}
    definisinya harus diawali {begin}
    There is no column {column}
    Tidak ada kolom {column}
    the data have {available}
    data memiliki {available}
    Column {column} holds text where a number is needed, {value} in row {row}
    Kolom {column} berisi teks padahal diperlukan bilangan, {value} di baris {row}
    write factor({column}) for categories
    tulis factor({column}) untuk kategori
    there is no index {name} (did you mean {near}?)
    tidak ada indeks {name} (mungkin maksudnya {near}?)
    there is no index {name}
    tidak ada indeks {name}
    the indices are {list}
    indeks yang ada: {list}
    for another give {option} FILE or {other} FILE
    untuk indeks lain berikan {option} BERKAS atau {other} BERKAS
    there is no {kind} {name} (did you mean {near}?)
    tidak ada {kind} {name} (mungkin maksudnya {near}?)
    there is no {kind} {name}
    tidak ada {kind} {name}
    see {command} for all
    lihat {command} untuk semuanya
    there are no scores for {year}
    tidak ada nilai untuk {year}
    there are no scores
    tidak ada nilai
    the years are {years}
    tahun yang ada: {years}
    {entity} is not forecast: {reason}
    {entity} tidak diproyeksikan: {reason}
    {entity} cannot be forecast: {reason}
    {entity} tidak dapat diproyeksikan: {reason}
    no value up to {year}
    tidak ada nilai sampai {year}
    no value at {year}
    tidak ada nilai pada {year}
    {entity} has no score in {year}: it was not surveyed or is not in the data of that year
    {entity} tidak memiliki nilai pada {year}: tidak disurvei atau tidak ada dalam data tahun itu
    nothing is known as of {year}: the first scores are of {first}
    tidak ada yang diketahui per {year}: nilai pertama dari {first}
    give {option} {year} or later
    berikan {option} {year} atau sesudahnya
    a target rank of {found}
    target peringkat {found}
    expected a rank from 1 to {count}
    diharapkan peringkat dari 1 sampai {count}
    a target score of {found} is off the scale
    target nilai {found} di luar skala
    expected a number from {low} to {high}
    diharapkan bilangan dari {low} sampai {high}
    the next ones are {years}
    berikutnya: {years}
    the cost of “{component}”: {reason}
    biaya “{component}”: {reason}
    {entity} stands beyond that already (rank {rank}, score {score})
    {entity} sudah melampauinya (peringkat {rank}, nilai {score})
    choose this rank or a better one, or a better score
    pilih peringkat ini atau yang lebih baik, atau nilai yang lebih baik
    found {found} weights for {expected} components
    ditemukan {found} bobot untuk {expected} komponen
    give one weight for each component
    berikan satu bobot untuk setiap komponen
    nothing was observed up to {time}
    tidak ada pengamatan sampai {time}
    the first survey is of {year}: choose that year or a later one
    survei pertama dari {year}: pilih tahun itu atau sesudahnya
    found {found} period
    ditemukan {found} periode
    found {found} periods
    ditemukan {found} periode
    a forecast needs at least {needed}
    proyeksi memerlukan paling sedikit {needed}
    found {found} unit with a value up to {time}
    ditemukan {found} unit dengan nilai sampai {time}
    found {found} units with a value up to {time}
    ditemukan {found} unit dengan nilai sampai {time}
    a ranking needs at least {needed}
    pemeringkatan memerlukan paling sedikit {needed}
    found {steps} steps
    ditemukan {steps} langkah
    {time} is not after {origin}, the survey that the forecast starts from
    {time} tidak sesudah {origin}, survei tempat proyeksi dimulai
    choose a later year
    pilih tahun yang lebih akhir
    found {steps} surveys ahead
    ditemukan {steps} survei ke depan
    the data show at most {most} survey in a row: choose {last} or an earlier time
    data menunjukkan paling banyak {most} survei berturut-turut: pilih {last} atau sebelumnya
    the data show at most {most} surveys in a row: choose {last} or an earlier time
    data menunjukkan paling banyak {most} survei berturut-turut: pilih {last} atau sebelumnya
    there is no model {name} (did you mean {near}?)
    tidak ada model {name} (mungkin maksudnya {near}?)
    there is no model {name}
    tidak ada model {name}
    the models are {list}
    model yang ada: {list}
    model “{model}” cannot be used here: {reason}
    model “{model}” tidak dapat dipakai di sini: {reason}
    no survey from {from} to {to} has an earlier one to forecast it from
    tidak ada survei dari {from} sampai {to} yang memiliki survei sebelumnya sebagai dasar proyeksi
    the surveys are {years}
    survei yang ada: {years}
    units are not grouped by “{name}” (did you mean {near}?)
    unit tidak dikelompokkan menurut “{name}” (mungkin maksudnya {near}?)
    units are not grouped by “{name}”
    unit tidak dikelompokkan menurut “{name}”
    there are {list}
    yang ada: {list}
    the inputs of {year} are not known
    masukan {year} tidak diketahui
    the inputs of {name} are not known
    masukan {name} tidak diketahui
    they are known for {years}
    yang diketahui: {years}
    {option}: there is no input “{name}” (did you mean {near}?)
    {option}: tidak ada masukan “{name}” (mungkin maksudnya {near}?)
    {option}: there is no input “{name}”
    {option}: tidak ada masukan “{name}”
    the inputs are {list}
    masukan yang ada: {list}
    there are no indicator levels of {agency} for {year}
    tidak ada tingkat indikator {agency} untuk {year}
    there are no indicator levels of {agency}
    tidak ada tingkat indikator {agency}
    there are no indicator levels for {year}
    tidak ada tingkat indikator untuk {year}
    give a file of answers instead
    berikan berkas jawaban
    there is no group {name} (did you mean {near}?)
    tidak ada kelompok {name} (mungkin maksudnya {near}?)
    there is no group {name}
    tidak ada kelompok {name}
    there is no group or country {name} (did you mean {near}?)
    tidak ada kelompok atau negara {name} (mungkin maksudnya {near}?)
    there is no group or country {name}
    tidak ada kelompok atau negara {name}
    give a country, leader, or one of the groups {list}
    berikan negara, leader, atau salah satu kelompok {list}
    the groups are {list}
    kelompok yang ada: {list}
    {from} does not lie before {to}
    {from} tidak sebelum {to}
    give the earlier year first
    berikan tahun yang lebih awal lebih dahulu
    {from} and {to} cannot be compared: the series breaks before {year}
    {from} dan {to} tidak dapat dibandingkan: deret terputus sebelum {year}
    there is no format {name} (did you mean {near}?)
    tidak ada format {name} (mungkin maksudnya {near}?)
    there is no format {name}
    tidak ada format {name}
    the formats are {list}
    format yang ada: {list}
    there is no language {name}
    tidak ada bahasa {name}
    the languages are {list}
    bahasa yang ada: {list}
    there is no dialect {name} (did you mean {near}?)
    tidak ada dialek {name} (mungkin maksudnya {near}?)
    there is no dialect {name}
    tidak ada dialek {name}
    the dialects are {list}
    dialek yang ada: {list}
    there is no command {name} (did you mean {near}?)
    tidak ada perintah {name} (mungkin maksudnya {near}?)
    there is no command {name}
    tidak ada perintah {name}
    the commands are {list}
    perintah yang ada: {list}
    there is no component {name} (did you mean {near}?)
    tidak ada komponen {name} (mungkin maksudnya {near}?)
    there is no component {name}
    tidak ada komponen {name}
    the components are {list}
    komponen yang ada: {list}
    the {kind} “{title}” has nothing to draw
    {kind} “{title}” tidak memiliki apa pun untuk digambar
    give it at least one point
    berikan sedikitnya satu titik
    “{title}” holds no table, and {format} can only show tables
    “{title}” tidak memuat tabel, dan {format} hanya dapat menampilkan tabel
    choose another format
    pilih format lain
    {wanted} may be {names}
    {wanted} bisa berarti {names}
    give the name or code of one
    berikan nama atau kode salah satunya
    writing {format} failed: {reason}
    gagal menulis {format}: {reason}
    {format} needs room for temporary files and could not write to {folder}: {reason}
    {format} memerlukan ruang untuk berkas sementara dan tidak dapat menulis ke {folder}: {reason}
    {dataset} has no file “{file}”
    {dataset} tidak memiliki berkas “{file}”
    {dataset} has no table “{file}”
    {dataset} tidak memiliki tabel “{file}”
    its files are {list}
    berkasnya: {list}
    its tables are {list}
    tabelnya: {list}
    there is no dataset {name} (did you mean {near}?)
    tidak ada kumpulan data {name} (mungkin maksudnya {near}?)
    there is no dataset {name}
    tidak ada kumpulan data {name}
    the datasets are {list}
    kumpulan data yang ada: {list}
    {name}: there is no such example
    {name}: tidak ada contoh itu
    they are {list}
    yang ada: {list}
    {entity} at {year}: found {score}, which is outside --bounds {bounds}
    {entity} pada {year}: ditemukan {score}, di luar --bounds {bounds}
    there is no grade “{grade}”
    tidak ada predikat “{grade}”
    --focus {focus}: none of them is ranked in {year}
    --focus {focus}: tidak satu pun diperingkat pada {year}
    --group {group}: nobody of it has a score in {year}
    --group {group}: tidak ada anggotanya yang memiliki nilai pada {year}
    {count} difference
    {count} perbedaan
    {count} differences
    {count} perbedaan
    """
}
