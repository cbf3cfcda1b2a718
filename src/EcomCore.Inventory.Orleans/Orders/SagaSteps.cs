using System.Security.Cryptography;
using System.Text;

namespace EcomCore.Inventory.Orleans;

/// <summary>What a command of several items means for each of them.</summary>
internal static class SagaSteps
{
    /// <summary>The step that can be undone; null where the item has nothing to agree to.</summary>
    public static LedgerCommand? Try(Saga saga, int index) => saga.Command.Kind switch
    {
        LedgerCommandKind.Reserve => PartOf(saga, index),

        // Held without end until all have agreed: what is due must not come free between the first item and the last.
        LedgerCommandKind.Confirm or LedgerCommandKind.Extend =>
            LedgerCommand.Extend(Derived(saga.Command, "hold"), saga.Command.OrderId!, null, saga.Command.At),
        LedgerCommandKind.Adjust or LedgerCommandKind.Transfer when Takes(saga, index) => PartOf(saga, index),
        _ => null,
    };

    /// <summary>What is left to do once all have agreed; null where nothing is.</summary>
    public static LedgerCommand? Finish(Saga saga, int index) => saga.Command.Kind switch
    {
        LedgerCommandKind.Reserve => null,
        LedgerCommandKind.Adjust or LedgerCommandKind.Transfer when Takes(saga, index) => null,
        _ when saga.Shares.Count > 0 => saga.Shares[index],
        _ => PartOf(saga, index),
    };

    /// <summary>What takes the first step back; null where there is nothing to take back.</summary>
    public static (StepKind Kind, LedgerCommand Command, long Until)? Undo(Saga saga, int index) => saga.Command.Kind switch
    {
        LedgerCommandKind.Reserve => (StepKind.Undo, PartOf(saga, index), 0),
        LedgerCommandKind.Adjust or LedgerCommandKind.Transfer when Takes(saga, index) => (StepKind.Undo, PartOf(saga, index), 0),
        LedgerCommandKind.Confirm or LedgerCommandKind.Extend => saga.Refusal.Reason == LedgerReason.Expired
            ? (StepKind.End, saga.Command, 0)
            : saga.Ends[index] is { } end ? (StepKind.RestoreEnd, saga.Command, end) : null,
        _ => null,
    };

    /// <summary>Whether every item agrees to it anyhow, or has agreed before: then nothing is tried, and it is never given up.</summary>
    public static bool IsCertain(LedgerCommandKind kind) => kind is LedgerCommandKind.Receive or LedgerCommandKind.Release or LedgerCommandKind.Return;

    /// <summary>Whether nobody is harmed when it is undone because it took too long: it only takes what was free. What an order has is never refused for that.</summary>
    public static bool MayBeGivenUp(LedgerCommandKind kind) => kind is LedgerCommandKind.Reserve or LedgerCommandKind.Adjust or LedgerCommandKind.Transfer;

    /// <summary>The lines of one item.</summary>
    public static LedgerCommand PartOf(in LedgerCommand command, string item) => PartOf(command, command.Id, item);

    /// <summary>Spreads goods that come back over the items from which they were shipped.</summary>
    public static List<LedgerCommand> SharesOf(LedgerCommand command, IReadOnlyList<OrderPosition?> positions)
    {
        var wanted = LinesOf(command).GroupBy(line => line.Sku, StringComparer.Ordinal).ToDictionary(
            group => group.Key, group => group.Sum(line => line.Quantity), StringComparer.Ordinal);
        return [.. positions.Select(position => LedgerCommand.Return(command.Id, command.OrderId!, [.. ShareOf(position)], command.At))];

        IEnumerable<LedgerLine> ShareOf(OrderPosition? position)
        {
            foreach (var shipped in (position?.Lines ?? []).GroupBy(line => line.Sku, StringComparer.Ordinal))
            {
                var units = Math.Min(wanted.GetValueOrDefault(shipped.Key), shipped.Sum(line => line.Shipped - line.Returned));
                if (units > 0)
                {
                    wanted[shipped.Key] -= units;
                    yield return new LedgerLine(shipped.Key, units);
                }
            }
        }
    }

    private static LedgerCommand PartOf(Saga saga, int index) => PartOf(
        saga.Command,
        saga.Attempt == 0 ? saga.Command.Id : Derived(saga.Command, FormattableString.Invariant($"try{saga.Attempt}")),
        saga.Items[index]);

    private static LedgerCommand PartOf(in LedgerCommand command, CommandId id, string item)
    {
        var sku = ItemKey.SkuOf(item);
        var lines = LinesOf(command).Where(line => line.Sku == sku).ToList();

        // Units that move between items are an adjustment of each.
        var kind = command.Kind == LedgerCommandKind.Transfer && lines.TrueForAll(line => line.Channel is null) ? LedgerCommandKind.Adjust : command.Kind;
        return LedgerCommand.Of(
            kind, id, command.At, lines, command.OrderId, command.Channel, command.TimeToLive, command.Reason ?? "transfer", command.Due, command.Backorder);
    }

    public static IEnumerable<LedgerLine> LinesOf(LedgerCommand command) => Enumerable.Range(0, command.LineCount).Select(i => command.Line(i));

    /// <summary>What takes an adjustment or a move back.</summary>
    public static LedgerCommand Back(LedgerCommand part) => LedgerCommand.Of(
        part.Kind, Derived(part, "back"), part.At, [.. LinesOf(part).Select(line => line with { Quantity = -line.Quantity })], reason: "undone: " + part.Reason);

    /// <summary>Whether the item gives units away, which others may hold by then, or moves quotas.</summary>
    private static bool Takes(Saga saga, int index)
    {
        var sku = ItemKey.SkuOf(saga.Items[index]);
        var lines = LinesOf(saga.Command).Where(line => line.Sku == sku).ToList();
        return lines.Exists(line => line.Channel is not null) || lines.Sum(line => line.Quantity) < 0;
    }

    // A name that no caller gives by chance, and that is as short as the limit of names asks.
    private static CommandId Derived(in LedgerCommand command, string step) => new(
        step + ":" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(command.OrderId + "\n" + command.Id.Text)).AsSpan(0, 16)));
}
