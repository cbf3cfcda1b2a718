using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace EcomCore.Inventory.Tests;

/// <summary>Few items, orders and channels, so that commands meet; scarce stock, so that they collide.</summary>
internal static class LedgerGenerators
{
    private static readonly Instant Start = Instant.FromUtc(2026, 1, 1, 0, 0);

    private static readonly Gen<string> Sku = Gen.Elements("A", "A", "B", "C");
    private static readonly Gen<string> Order = Gen.Choose(1, 7).Select(n => $"o{n}");
    private static readonly Gen<string?> Channel = Gen.Elements(null, null, "X", "Y");
    private static readonly Gen<Duration?> Span = Gen.Elements<Duration?>(null, Duration.FromMinutes(1), Duration.FromMinutes(5), Duration.FromMinutes(30));

    public static Arbitrary<CommandStory> Stories() =>
        (from commands in Gen.Sized(size => Command().ArrayOf(5 + size))
         select new CommandStory(commands.Select((make, i) => make(i)).ToList())).ToArbitrary();

    /// <summary>A command from its place in the story: mostly with an id of its own and a later time, sometimes with an earlier one of both.</summary>
    public static Gen<Func<int, LedgerCommand>> Command() =>
        from shape in Shape()
        from idBack in Gen.Frequency((12, Gen.Constant(0)), (1, Gen.Choose(1, 8)))
        from minutesBack in Gen.Frequency((8, Gen.Constant(0)), (1, Gen.Choose(1, 20)))
        select new Func<int, LedgerCommand>(i => shape(new CommandId($"c{Math.Max(0, i - idBack)}"), Start + Duration.FromMinutes(Math.Max(0, i - minutesBack))));

    private static Gen<Func<CommandId, Instant, LedgerCommand>> Shape() => Gen.Frequency(
        (5, from sku in Sku from units in Gen.Choose(0, 6) select Make((id, at) => LedgerCommand.Receive(id, sku, units, at))),
        (2, from lines in Lines(1) select Make((id, at) => LedgerCommand.Receive(id, lines, at))),
        (3, from sku in Sku from units in Gen.Choose(-5, 5) select Make((id, at) => LedgerCommand.Adjust(id, sku, units, "count", at))),
        (12, Reserve()),
        (2, from order in Order from span in Span select Make((id, at) => LedgerCommand.Extend(id, order, span, at))),
        (6, from order in Order from lines in Lines(0) select Make((id, at) => LedgerCommand.Confirm(id, order, at, lines))),
        (3, from order in Order select Make((id, at) => LedgerCommand.Release(id, order, at))),
        (2, from order in Order from lines in Lines(1) select Make((id, at) => LedgerCommand.Of(LedgerCommandKind.Release, id, at, lines, order))),
        (3, from order in Order from lines in Lines(1) select Make((id, at) => LedgerCommand.Return(id, order, lines, at))),
        (2, from a in Sku from b in Sku from units in Gen.Choose(0, 4) select Make((id, at) => LedgerCommand.Transfer(id, [(a, -units), (b, units)], null, at))),
        (2, from sku in Sku from units in Gen.Choose(-1, 3) select Make((id, at) => LedgerCommand.SetBuffer(id, sku, units, at))),
        (3, from sku in Sku
            from channel in Gen.Elements("X", "Y")
            from units in Gen.Elements<long?>(null, 0, 2, 5)
            from cap in Gen.Elements(true, false)
            select Make((id, at) => cap ? LedgerCommand.SetCap(id, channel, sku, units, at) : LedgerCommand.SetQuota(id, channel, sku, units, at))),
        (3, from sku in Sku
            from policy in Gen.Elements(BackorderPolicy.None, BackorderPolicy.PlannedReceipts, BackorderPolicy.Unplanned)
            from limit in Gen.Choose(0, 9)
            select Make((id, at) => LedgerCommand.SetBackorder(id, sku, policy, limit, at))),
        (3, from sku in Sku
            from units in Gen.Choose(0, 6)
            from day in Gen.Choose(1, 3)
            select Make((id, at) => LedgerCommand.PlanReceipt(id, sku, units, Start + Duration.FromDays(day), at))),
        (1, Gen.Constant(Make(LedgerCommand.Expire))));

    private static Gen<Func<CommandId, Instant, LedgerCommand>> Reserve() =>
        from order in Order
        from lines in Lines(1)
        from span in Span
        from channel in Channel
        select Make((id, at) => LedgerCommand.Reserve(id, order, lines, span, at, channel));

    private static Gen<LedgerLine[]> Lines(int fewest) =>
        from count in Gen.Frequency((4, Gen.Constant(fewest)), (3, Gen.Choose(fewest, 4)))
        from lines in (from sku in Sku from units in Gen.Frequency((9, Gen.Choose(1, 4)), (1, Gen.Constant(0))) select new LedgerLine(sku, units)).ArrayOf(count)
        select lines;

    private static Func<CommandId, Instant, LedgerCommand> Make(Func<CommandId, Instant, LedgerCommand> shape) => shape;
}
