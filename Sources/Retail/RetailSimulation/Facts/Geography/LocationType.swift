/// What a location is used for, as the canonical model names it.
enum LocationType: String, Sendable, CaseIterable {
  case store
  case warehouse
  case distributionCentre = "distribution_centre"
  case online
}
