using NodaTime;

namespace EcomCore.Inventory;

/// <summary>What the ledger knows of one order.</summary>
/// <param name="OrderId">The order.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Until">When its reservation ends (exclusive); null when it does not, or when nothing is held.</param>
/// <param name="Since">Number of the event that opened its reservation; 0 when it never held anything. Of reservations that end at the same time the
/// one opened first ends first.</param>
/// <param name="Lines">Its lines in the order in which they were reserved, one per item and channel.</param>
public sealed record OrderPosition(string OrderId, OrderState State, Instant? Until, long Since, IReadOnlyList<OrderLinePosition> Lines);
