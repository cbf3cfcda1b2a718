using NodaTime;

namespace EcomCore.Inventory;

/// <summary>One delivery of a supplier, or one finished step of an owner.</summary>
/// <param name="Ordered">The day of the order.</param>
/// <param name="Promised">The last day on which it was due.</param>
/// <param name="Arrived">The day it came.</param>
public readonly record struct Delivery(LocalDate Ordered, LocalDate Promised, LocalDate Arrived);
