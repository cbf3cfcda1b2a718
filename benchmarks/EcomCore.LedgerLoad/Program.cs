// How many commands per second each ledger takes, beside what one would write by hand. Prints one row per case.
//   dotnet run -c Release --project benchmarks/EcomCore.LedgerLoad -- memory|sqlite|postgresql|redis|orleans|transactions [SECONDS_PER_CASE] [ROUNDS] [PART_OF_A_CASES_NAME]
// Cases of one round follow each other, so that a busy machine slows all of them; the best of the rounds is shown.
using System.Globalization;
using EcomCore.LedgerLoad;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args is ["silo", ..])
{
    await TransactionSilo.Run(args[1..]);
    return;
}

var what = args.Length > 0 ? args[0] : "memory";
var seconds = args.Length > 1 ? double.Parse(args[1], CultureInfo.InvariantCulture) : 2;
var rounds = args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 3;
LoadCase[] cases = what switch
{
    "memory" => MemoryCases.All,
    "sqlite" => SqliteCases.All,
    "postgresql" => PostgreSqlCases.All,
    "redis" => RedisCases.All,
    "orleans" => OrleansCases.All,
    "transactions" => TransactionCases.All,
    _ => throw new ArgumentException($"Expected memory, sqlite, postgresql, redis, orleans or transactions, found {what}."),
};

cases = [.. cases.Where(one => args.Length < 4 || one.Name.Contains(args[3], StringComparison.Ordinal))];
Console.WriteLine($"{".NET " + Environment.Version}, {Environment.ProcessorCount} processors, {DateTime.UtcNow:yyyy-MM-dd}, best of {rounds} rounds of {seconds} s");
Console.WriteLine($"{"case",-58} {"per second",12} {"CPU us",8} {"p50 us",9} {"p99 us",9} {"p99.9 us",9} {"bytes",7}");
var best = new LoadResult?[cases.Length];
for (var round = 0; round < rounds; round++)
{
    for (var i = 0; i < cases.Length; i++)
    {
        var result = await cases[i].Run(TimeSpan.FromSeconds(seconds));
        Console.Error.WriteLine($"round {round + 1}: {cases[i].Name}: {result.PerSecond:N0} per second, {result.Latency(0.5)} {result.Latency(0.99)} {result.Latency(0.999)}");
        best[i] = best[i] is { } before && before.PerSecond >= result.PerSecond ? before : result;
    }
}

for (var i = 0; i < cases.Length; i++)
{
    var r = best[i]!;
    Console.WriteLine($"{cases[i].Name,-58} {r.PerSecond,12:N0} {r.CpuMicroseconds,8:F3} {r.Latency(0.5),9} {r.Latency(0.99),9} {r.Latency(0.999),9} {r.BytesPerCommand,7:F1}");
}

PostgreSqlCases.Stop();
OrleansCases.Stop();
TransactionCases.Stop();
