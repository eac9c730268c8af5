/// What is noted along the way.
extension MessageCatalogue {
  static let notes = """
    wrote {path}: {count} entities, to {year}
    menulis {path}: {count} entitas, sampai {year}
    wrote {path}: {count} entities, to {year}, {stored} of {draws} draws stored
    menulis {path}: {count} entitas, sampai {year}, {stored} dari {draws} simulasi disimpan
    wrote {path}: {count} briefs
    menulis {path}: {count} ringkasan
    wrote {path} and {other}; next: {command}
    menulis {path} dan {other}; berikutnya: {command}
    wrote {path}; next: {command}
    menulis {path}; berikutnya: {command}
    wrote {path}: {files}
    menulis {path}: {files}
    wrote {path}
    menulis {path}
    --pemdi FILE, a sheet of {name}, adds the cheapest levels to its next grade
    --pemdi BERKAS, lembar {name}, menambahkan tingkat termurah menuju predikat berikutnya
    {index} has a single survey: nothing is projected
    {index} hanya memiliki satu survei: tidak ada yang diproyeksikan
    read {path}
    membaca {path}
    done in {seconds} s
    selesai dalam {seconds} detik
    {path} was edited since it was made and is kept as it is; --force replaces it
    {path} telah diubah sejak dibuat dan dibiarkan apa adanya; --force menggantinya
    {path} could not be exchanged as a whole here; its files were replaced one by one
    {path} tidak dapat ditukar sekaligus di sini; berkasnya diganti satu per satu
    {word}: {count} members in {year}
    {word}: {count} anggota pada {year}
    {drawn} futures are drawn of the {asked} asked for: more of so many entities and surveys do not fit memory
    {drawn} simulasi dibuat dari {asked} yang diminta: dengan entitas dan survei sebanyak ini, lebih dari itu tidak \
    muat dalam memori
    what is projected from then on is what it would show had it gone on
    proyeksi sejak saat itu menunjukkan keadaan seandainya indeks ini berlanjut
    no survey is expected in {year}
    tidak ada survei pada {year}
    the target is for {year}, the last survey before it
    target dihitung untuk {year}, survei terakhir sebelumnya
    {count} score lies outside the scale of {low} to {high} and is not used: {named}
    {count} nilai berada di luar skala {low} sampai {high} dan tidak dipakai: {named}
    {count} scores lie outside the scale of {low} to {high} and are not used: {named}
    {count} nilai berada di luar skala {low} sampai {high} dan tidak dipakai: {named}
    {count} scores lie outside the scale and are not ranked: {named}
    {count} nilai berada di luar skala dan tidak diperingkat: {named}
    not ranked in {time} for want of a score: {named}
    tidak diperingkat pada {time} karena tidak memiliki nilai: {named}
    not ranked for want of a score: {named}
    tidak diperingkat karena tidak memiliki nilai: {named}
    {first} and {second} differ in case only and are kept apart
    {first} dan {second} hanya berbeda huruf besar-kecil dan diperlakukan terpisah
    {wanted} is taken for {name}, not for {others}
    {wanted} dibaca sebagai {name}, bukan {others}
    {name} rebuilt from its inputs has {score}, rank {rank}
    {name} yang dibangun ulang dari masukannya bernilai {score}, peringkat {rank}
    published are {score} and rank {rank}: plans are in rebuilt figures
    yang dipublikasikan {score} dan peringkat {rank}: rencana memakai angka hasil bangun ulang
    column “{old}” is named “{new}” in {path}: the format allows letters, digits and _ only
    kolom “{old}” dinamai “{new}” di {path}: format ini hanya menerima huruf, angka, dan _
    {path}: no font is installed, so the letters are missing: apt-get install fonts-dejavu-core
    {path}: tidak ada fon terpasang sehingga huruf tidak tampil: apt-get install fonts-dejavu-core
    and {count} more
    dan {count} lagi
    --notes FILE lists each cell
    --notes BERKAS mencatat setiap sel
    --notes FILE lists each of them with its line
    --notes BERKAS mencatat masing-masing dengan barisnya
    --notes FILE lists them
    --notes BERKAS mencatatnya
    {file}: {encoding}, delimiter “{mark}”, decimal {kind}
    {file}: {encoding}, pemisah “{mark}”, desimal {kind}
    {count} cells and labels differ from the file
    {count} sel dan label berbeda dari berkas
    {count} labels are not in the output
    {count} label tidak ada dalam keluaran
    {path} lists them
    {path} mencatatnya
    {count} {kind} ({reason}), such as {example}
    {count} {kind} ({reason}), misalnya {example}
    all scores lie within {low} and {high}, and so do the forecasts
    semua nilai berada di antara {low} dan {high}, begitu pula proyeksinya
    all scores are whole numbers from 0 on
    semua nilai adalah bilangan bulat mulai 0
    no forecast goes below 0
    proyeksi tidak turun di bawah 0
    --bounds LO:HI sets other bounds, --bounds none lifts them
    --bounds LO:HI menetapkan batas lain, --bounds none menghapusnya
    {name} at {year} is {value}, beside {other} next to it
    {name} pada {year} bernilai {value}, sedangkan di sebelahnya {other}
    {name} at {year} is {value}, beside {other} next to it (and {count} more such cells)
    {name} pada {year} bernilai {value}, sedangkan di sebelahnya {other} (dan {count} sel serupa lagi)
    check it
    periksalah
    the errors of others do not follow it
    galat entitas lain tidak mengikutinya
    {year} holds scores of {count} entities, the period before it {before}: the ranking is among those
    {year} memuat nilai {count} entitas, periode sebelumnya {before}: pemeringkatan hanya di antara entitas itu
    {year} holds scores of {count} entities, the period before it {before}: others are carried forward from their \
    last score
    {year} memuat nilai {count} entitas, periode sebelumnya {before}: entitas lain diteruskan dari nilai terakhirnya
    {index} foretells {component}, one survey after each of its waves of {years}
    {index} meramalkan {component}, satu survei setelah setiap gelombangnya: {years}
    {count} periods say little: forecasts keep the last order and the errors of {changes} changes
    {count} periode tidak banyak berkata: proyeksi mempertahankan urutan terakhir dengan galat dari {changes} perubahan
    farther ahead than {count} period errors are taken to grow with the root of the time
    lebih jauh dari {count} periode, galat diandaikan tumbuh dengan akar waktu
    farther ahead than {count} periods errors are taken to grow with the root of the time
    lebih jauh dari {count} periode, galat diandaikan tumbuh dengan akar waktu
    scores take {count} values only, and {share} % stay from one period to the next: an interval holds classes whole, and the \
    present class alone holds as much
    nilai hanya {count} macam, dan {share} % tetap dari periode ke periode: selang memuat kelas secara utuh, dan kelas saat ini \
    saja sudah memuat sebanyak itu
    pictures and the page count times by whole numbers: {number} is {time}
    gambar dan halaman menghitung waktu dengan bilangan bulat: {number} adalah {time}
    intervals, those of ranks too, hold at least what they say
    selang, juga selang peringkat, memuat sekurang-kurangnya yang disebutkan
    between {count} of {all} origins and their targets at {horizon} steps ahead the scale changed, and no interval from before \
    holds what comes after
    antara {count} dari {all} titik awal dan sasarannya pada {horizon} langkah ke depan skalanya berubah, dan tidak ada selang \
    dari sebelumnya yang memuat yang sesudahnya
    without these 80 % intervals of {model} hold {narrow} % of scores, and 95 % intervals {wide} %
    tanpa itu selang 80 % dari {model} memuat {narrow} % nilai, dan selang 95 % {wide} %
    scores are on another scale from {year} on: the median change is {median}, and the distance between the quartiles \
    {now} after {before}
    nilai memakai skala lain mulai {year}: median perubahan {median}, dan jarak antarkuartil {now}, sebelumnya {before}
    where the method changed then, leave out what came before by --where
    bila metodenya berubah saat itu, kecualikan periode sebelumnya dengan --where
    on average {in} entities enter and {out} leave from period to period ({latest})
    rata-rata {in} entitas masuk dan {out} keluar dari periode ke periode ({latest})
    both are drawn as in the past, and a rank is the one that an entity has if it stays
    keduanya disimulasikan seperti pada masa lalu, dan peringkat adalah yang diperoleh entitas bila tetap ada
    ranks are among the {count} of {year}, and --population changing draws who leaves and enters
    peringkat adalah di antara {count} entitas tahun {year}, dan --population changing menyimulasikan yang keluar dan masuk
    --population recent:1 carries the others forward
    --population recent:1 meneruskan entitas lainnya
    {path} was made by version {version}
    {path} dibuat oleh versi {version}
    this is {version}
    ini versi {version}
    {file}: {count} files are as the manifest says
    {file}: {count} berkas sesuai dengan manifes
    {file}: {count} files are as the manifest says, and reproduced identically
    {file}: {count} berkas sesuai dengan manifes dan dihasilkan ulang sama persis
    rows where {condition}: {count} of {all}
    baris dengan {condition}: {count} dari {all}
    no score in {year}: {names}
    tanpa nilai pada {year}: {names}
    no score: {names}
    tanpa nilai: {names}
    not ranked in {year} among {group}: {names}
    tidak diperingkat pada {year} di antara {group}: {names}
    not ranked in {year}: {names}
    tidak diperingkat pada {year}: {names}
    a blank cell keeps what the stage before gave: a later stage confirms or replaces
    sel kosong mempertahankan nilai tahap sebelumnya: tahap berikutnya menegaskan atau mengganti
    --years {years}: there is nothing to raise, and so no road map
    --years {years}: tidak ada yang perlu dinaikkan, jadi tidak ada peta jalan
    {path}: {count} rows
    {path}: {count} baris
    lintasan data validate checks them
    lintasan data validate memeriksanya
    the sets are those of the forecast for {year}: scores are medians of {draws} joint futures, and the futures are \
    their errors
    himpunan ini dari proyeksi {year}: nilai adalah median {draws} simulasi bersama, dan simulasi itu galatnya
    the assumed error is the choice of weights, drawn about the nominal ones
    galat yang diandaikan adalah pilihan bobot, diambil di sekitar bobot nominal
    errors of measurement are not in it
    galat pengukuran tidak termasuk
    the assumed error is that of rounding to {decimals} decimals: a standard error of {error}
    galat yang diandaikan adalah galat pembulatan ke {decimals} desimal: galat baku {error}
    {count} published figures are of years that the calendar of the definition does not have
    {count} angka publikasi berasal dari tahun yang tidak ada dalam kalender definisi
    they are not compared
    angka itu tidak dibandingkan
    {node}, {entity} {time} differs, as is known: {reason}
    {node}, {entity} {time} berbeda, sebagaimana diketahui: {reason}
    compared {count} published figures of {nodes}: {differences} differ, {exceptions} known exceptions
    membandingkan {count} angka publikasi {nodes}: {differences} berbeda, {exceptions} pengecualian yang diketahui
    {unit} left out: {reason}
    {unit} tidak diikutkan: {reason}
    no other ways to build the index are tried: {reason}
    cara lain membangun indeks tidak dicoba: {reason}
    {count} entities lack a component of the level {level} and are left out
    {count} entitas tidak memiliki komponen jenjang {level} dan tidak diikutkan
    --level chooses another
    --level memilih jenjang lain
    {name} is not left out: {reason}
    {name} tetap diikutkan: {reason}
    {file}: {contents}, nothing changed
    {file}: {contents}, tidak ada yang berubah
    {file}: {contents}, refreshed
    {file}: {contents}, diperbarui
    {file}: {contents} hold
    {file}: {contents} tetap sama
    from {year} the {name} takes the index's place
    mulai {year} {name} menggantikan indeks ini
    what is shown beyond is what the present instrument would give, and cannot be compared with scores of the new \
    one
    yang ditampilkan sesudahnya adalah hasil instrumen sekarang dan tidak dapat dibandingkan dengan nilai instrumen \
    baru
    years of a road map from then on are of an instrument that has ended
    tahun peta jalan sejak saat itu memakai instrumen yang sudah berakhir
    {index} ended with {last}: from {year} agencies are evaluated by {name}
    {index} berakhir pada {last}: mulai {year} instansi dievaluasi dengan {name}
    {command} scores and plans by it
    {command} menilai dan merencanakan dengannya
    the figures of {year} are {standing}
    angka {year} berstatus {standing}
    years before {year} used another instrument and cannot be compared with later ones
    tahun sebelum {year} memakai instrumen lain dan tidak dapat dibandingkan dengan tahun sesudahnya
    the IKASANDI score is taken to be at most one year old
    nilai IKASANDI dianggap berumur paling lama satu tahun
    --ikasandi-year says its year
    --ikasandi-year menyebutkan tahunnya
    no single item adds anything to the index of {names}
    tidak ada satu butir pun yang menambah indeks {names}
    they have no row
    tidak ada barisnya
    {index} takes the place of {old} from {year}: {reason}
    {index} menggantikan {old} mulai {year}: {reason}
    the answers are those of the sheet “{name}”
    jawaban diambil dari lembar “{name}”
    the values are those of the sheet “{name}”
    nilai diambil dari lembar “{name}”
    the values are those of the column “{name}”
    nilai diambil dari kolom “{name}”
    --value takes another: {names}
    --value memilih yang lain: {names}
    the sheet “{name}” has accepted items too, which are not read
    lembar “{name}” juga memuat butir yang diterima, yang tidak dibaca
    --sheet takes them
    --sheet mengambilnya
    rows of totals and headings are left out: {rows}
    baris jumlah dan judul tidak diikutkan: {rows}
    {name} is left out: {reason}
    {name} tidak diikutkan: {reason}
    not given: {items}
    tidak diberikan: {items}
    level alone: {items} count as if nothing were accepted
    hanya tingkat: {items} dihitung seolah-olah tidak ada yang diterima
    """
}
