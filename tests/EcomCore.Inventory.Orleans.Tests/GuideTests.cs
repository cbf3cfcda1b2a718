using EcomCore.Tests;
using NodaTime;

namespace EcomCore.Inventory.Orleans.Tests;

/// <summary>The program of the guide, on a cluster.</summary>
[Collection(ClusterCollection.Name)]
public sealed class GuideTests(ClusterServer server)
{
    [SuiteFact("orleans")]
    public async Task The_program_of_the_guide_prints_what_the_guide_says()
    {
        await using var cluster = await Cluster.Start(server, 1);
        var page = (await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "ledger.md"))).Split('\n');
        var start = Array.IndexOf(page, "```text") + 1;

        Assert.Equal(page[start..Array.IndexOf(page, "```", start)], await Sell(cluster.Ledger));
    }

    // As in the guide, with its lines in a list.
    [System.Diagnostics.CodeAnalysis.SuppressMessage("Performance", "CA1859", Justification = "The program is the same on every host.")]
    private static async Task<List<string>> Sell(IStockLedger ledger)
    {
        Instant now = Instant.FromUtc(2026, 6, 18, 0, 0);
        await ledger.Receive(new("delivery-1"), "TB-01-M-2504", 10, now);
        await ledger.SetBuffer(new("buffer-1"), "TB-01-M-2504", 1, now);

        LedgerAnswer first = await ledger.Reserve(new("web-1"), "order-7", [("TB-01-M-2504", 4), ("TB-01-M-2504", 3)], Duration.FromMinutes(15), now);
        LedgerAnswer second = await ledger.Reserve(new("web-2"), "order-8", [("TB-01-M-2504", 5)], Duration.FromMinutes(15), now);
        LedgerAnswer again = await ledger.Reserve(new("web-1"), "order-7", [("TB-01-M-2504", 4), ("TB-01-M-2504", 3)], Duration.FromMinutes(15), now);
        LedgerAnswer shipped = await ledger.Confirm(new("web-3"), "order-7", now);

        return [.. new[] { first, second, again, shipped }.Select(answer => answer.ToString()), $"sound: {(await ledger.Verify()).IsSound}"];
    }
}
