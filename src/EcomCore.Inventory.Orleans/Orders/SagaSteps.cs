using System.Security.Cryptography;
using System.Text;

namespace EcomCore.Inventory.Orleans;

/// <summary>What a command of several items means for each of them.</summary>
internal static class SagaSteps
{
    /// <summary>The step that can be undone; null where the item has nothing to agree to.</summary>
    public static LedgerCommand? Try(Saga saga, int index) => saga.Command.Kind switch
    {
        LedgerCommandKind.Reserve => PartOf(saga.Command, saga.Items[index]),

        // Held without end until all have agreed: what is due must not come free between the first item and the last.
        LedgerCommandKind.Confirm or LedgerCommandKind.Extend =>
            LedgerCommand.Extend(Derived(saga.Command, "hold"), saga.Command.OrderId!, null, saga.Command.At),
        LedgerCommandKind.Adjust or LedgerCommandKind.Transfer when Takes(saga, index) => PartOf(saga.Command, saga.Items[index]),
        _ => null,
    };

    /// <summary>What is left to do once all have agreed; null where nothing is.</summary>
    public static LedgerCommand? Finish(Saga saga, int index) => saga.Command.Kind switch
    {
        LedgerCommandKind.Reserve => null,
        LedgerCommandKind.Adjust or LedgerCommandKind.Transfer when Takes(saga, index) => null,
        _ => PartOf(saga.Command, saga.Items[index]),
    };

    /// <summary>What takes the first step back; null where there is nothing to take back.</summary>
    public static (StepKind Kind, LedgerCommand Command, long Until)? Undo(Saga saga, int index) => saga.Command.Kind switch
    {
        LedgerCommandKind.Reserve => (StepKind.Undo, PartOf(saga.Command, saga.Items[index]), 0),
        LedgerCommandKind.Adjust or LedgerCommandKind.Transfer when Takes(saga, index) => (StepKind.Undo, PartOf(saga.Command, saga.Items[index]), 0),
        LedgerCommandKind.Confirm or LedgerCommandKind.Extend => saga.Refusal.Reason == LedgerReason.Expired
            ? (StepKind.End, saga.Command, 0)
            : saga.Ends[index] is { } end ? (StepKind.RestoreEnd, saga.Command, end) : null,
        _ => null,
    };

    /// <summary>A reservation that nobody makes: undoing it writes to the item's journal.</summary>
    public static LedgerCommand Fence(in LedgerCommand command, string item) =>
        LedgerCommand.Reserve(Derived(command, "fence"), command.OrderId!, ItemKey.SkuOf(item), 1, null, command.At);

    /// <summary>The lines of one item.</summary>
    public static LedgerCommand PartOf(in LedgerCommand command, string item)
    {
        var sku = ItemKey.SkuOf(item);
        var lines = LinesOf(command).Where(line => line.Sku == sku).ToList();

        // Units that move between items are an adjustment of each.
        var kind = command.Kind == LedgerCommandKind.Transfer && lines.TrueForAll(line => line.Channel is null) ? LedgerCommandKind.Adjust : command.Kind;
        return LedgerCommand.Of(
            kind, command.Id, command.At, lines, command.OrderId, command.Channel, command.TimeToLive, command.Reason ?? "transfer", command.Due, command.Backorder);
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
