/// What the argument parser says.
extension MessageCatalogue {
  static let parser = """
    Usage: {text}
    Pemakaian: {text}
    Unknown option {option}. Did you mean {near}?
    Opsi {option} tidak dikenal. Mungkin maksudnya {near}?
    Unknown option {option}
    Opsi {option} tidak dikenal
    Missing expected argument {argument}
    Argumen {argument} tidak diberikan
    Missing expected argument {argument}, or {other}
    Argumen {argument} tidak diberikan, atau {other}
    Missing value for {option}
    Nilai untuk {option} tidak diberikan
    Unexpected argument {argument}
    Argumen {argument} tidak diharapkan
    {count} unexpected arguments: {arguments}
    {count} argumen tidak diharapkan: {arguments}
    The value {value} is invalid for {option}
    Nilai {value} tidak berlaku untuk {option}
    The value {value} is invalid for {option}. Please provide one of {list}
    Nilai {value} tidak berlaku untuk {option}. Berikan salah satu dari {list}
    See {command} for more information
    Lihat {command} untuk keterangan
    Did you mean {near}?
    Mungkin maksudnya {near}?
    """
}
