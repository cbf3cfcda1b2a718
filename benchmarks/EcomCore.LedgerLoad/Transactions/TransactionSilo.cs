using LedgerSilo.Loopback;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Orleans.Serialization;
using Orleans.Storage;

namespace EcomCore.LedgerLoad;

/// <summary>A silo that keeps the ledger, and beside it the grains that hold units in transactions of Orleans.</summary>
internal static class TransactionSilo
{
    public static async Task Run(string[] args)
    {
        var source = NpgsqlDataSource.Create(args[0] + ";Maximum Pool Size=24;Max Auto Prepare=8;Auto Prepare Min Usages=2");
        await LoopbackSilo.Run(args, silo =>
        {
            silo.UseTransactions();
            silo.Services.AddKeyedSingleton<IGrainStorage>(
                GrainTable.Name,
                (services, _) => new GrainTable(source, new OrleansGrainStorageSerializer(services.GetRequiredService<Serializer>())));
        });
    }
}
