namespace EcomCore.Inventory.Tests;

/// <summary>A state as text, so that two can be compared and a difference can be read.</summary>
internal static class Flat
{
    public static string Of(LedgerSnapshot state) => string.Join('\n',
        (string[])[
            $"{state.Sequence} {state.Clock}",
            .. state.Stock.Select(s => $"{s.Sku} {s.OnHand} {s.Buffer} {s.Policy} {s.BackorderLimit} {string.Join(' ', s.Limits)} {string.Join(' ', s.Planned)}"),
            .. state.OpenOrders.Concat(state.ClosedOrders).Select(o => $"{o.OrderId} {o.State} {o.Until} {o.Since} {string.Join(' ', o.Lines)}"),
            string.Join(' ', state.Channels),
            .. state.Commands.Select(c => c.ToString()),
        ]);
}
