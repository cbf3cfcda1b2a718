// Writes to a ledger until it is killed, and says on standard output which command was acknowledged: what the kill tests kill.
// Arguments: sqlite:FILE or postgres:CONNECTION, the number of the first order. Every order says by its number what is done with it (VictimOrder).
using EcomCore.Inventory;
using EcomCore.Inventory.PostgreSql;
using EcomCore.Inventory.Sqlite;
using LedgerVictim;

const int Callers = 24;
var next = int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture) - 1;
var (host, place) = (args[0][..args[0].IndexOf(':', StringComparison.Ordinal)], args[0][(args[0].IndexOf(':', StringComparison.Ordinal) + 1)..]);
IStockLedger ledger = host == "sqlite"
    ? SqliteStockLedger.Open(place, new SqliteLedgerOptions { SnapshotEvery = 500, Ledger = VictimOrder.Options })
    : PostgreSqlStockLedger.Open(place, new PostgreSqlLedgerOptions { SnapshotEvery = 500, Ledger = VictimOrder.Options });
using var output = Console.OpenStandardOutput();
var gate = new object();

for (var sku = 0; sku < VictimOrder.Skus; sku++)
{
    await ledger.Apply(VictimOrder.Stock(sku));
}

await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => Task.Run(Work)));

async Task Work()
{
    while (true)
    {
        var order = new VictimOrder(Interlocked.Increment(ref next));
        foreach (var command in order.Commands)
        {
            var answer = await ledger.Apply(command);
            var line = System.Text.Encoding.ASCII.GetBytes($"{command.Id} {answer.Status}\n");
            lock (gate)
            {
                output.Write(line);
            }
        }
    }
}
