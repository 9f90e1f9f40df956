/// The codes under which orders are made cheaper.
enum Promotions {
  /// Codes of the sale events in their order, then those of vouchers for 5, 10, … per cent.
  static let codes: [String] =
    SaleEvent.all.map { $0.name.uppercased().replacing(" ", with: "_").replacing("-", with: "_") }
    + (1...6).map { "SAVE\($0 * 5 < 10 ? "0" : "")\($0 * 5)" }

  /// Place of the voucher for so many per cent, a multiple of 5 from 5 to 30.
  static func voucher(_ percent: Int) -> Int32 {
    Int32(SaleEvent.all.count + min(6, max(1, percent / 5)) - 1)
  }
}
