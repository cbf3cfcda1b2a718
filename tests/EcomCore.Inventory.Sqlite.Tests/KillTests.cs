using System.Globalization;
using EcomCore.Tests;
using LedgerVictim;

namespace EcomCore.Inventory.Sqlite.Tests;

/// <summary>A process that writes is killed again and again: what it acknowledged is there, nothing twice, nothing oversold.</summary>
public sealed class KillTests : IDisposable
{
    private const int DefaultKills = 200;

    private readonly LedgerFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [SuiteFact("kill")]
    public async Task What_was_acknowledged_survives_every_kill()
    {
        var kills = int.TryParse(Environment.GetEnvironmentVariable("ECOMCORE_KILLS"), CultureInfo.InvariantCulture, out var wanted) ? wanted : DefaultKills;
        var random = new Random(20_260_101);
        var victims = new Victims("sqlite:" + _folder.File);
        var acknowledged = 0;
        for (var kill = 0; kill < kills; kill++)
        {
            acknowledged += await victims.KillOne(random);
            if (File.Exists(_folder.File))
            {
                // Opened for writing first, as the next start would.
                await using var ledger = SqliteStockLedger.Open(_folder.File, new SqliteLedgerOptions { Ledger = VictimOrder.Options });
                await victims.Check(ledger, kill);
            }
        }

        Assert.True(acknowledged > kills, $"Only {acknowledged} commands were acknowledged over {kills} kills.");
    }
}
