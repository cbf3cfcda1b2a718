using System.Globalization;

namespace EcomCore.LedgerLoad;

/// <summary>Reservations by a script in a private Redis server: an id is taken once, units are held if they are there, the order is written down.</summary>
internal static class RedisCases
{
    private const int Items = 1_000;
    private const string Script = """
        if redis.call('SET', KEYS[1], ARGV[2], 'NX', 'EX', 86400) == false then return 2 end
        if tonumber(redis.call('HGET', KEYS[2], 'on_hand')) - tonumber(redis.call('HGET', KEYS[2], 'reserved')) < tonumber(ARGV[1]) then return 0 end
        redis.call('HINCRBY', KEYS[2], 'reserved', ARGV[1])
        redis.call('HSET', KEYS[3], KEYS[2], ARGV[1])
        return 1
        """;

    public static LoadCase[] All =>
    [
        new("Redis script, not durable, 1 caller, 1,000 items", d => Run(durable: false, 1, Items, d)),
        new("Redis script, not durable, 16 callers, 1,000 items", d => Run(durable: false, 16, Items, d)),
        new("Redis script, not durable, 64 callers, 1,000 items", d => Run(durable: false, 64, Items, d)),
        new("Redis script, not durable, 64 callers, 1 item", d => Run(durable: false, 64, 1, d)),
        new("Redis script, fsync always, 1 caller, 1,000 items", d => Run(durable: true, 1, Items, d)),
        new("Redis script, fsync always, 16 callers, 1,000 items", d => Run(durable: true, 16, Items, d)),
        new("Redis script, fsync always, 64 callers, 1,000 items", d => Run(durable: true, 64, Items, d)),
        new("Redis script, fsync always, 64 callers, 1 item", d => Run(durable: true, 64, 1, d)),
    ];

    private static async Task<LoadResult> Run(bool durable, int callers, int items, TimeSpan duration)
    {
        using var server = new PrivateRedis(durable);
        var connections = new List<RedisCaller>();
        try
        {
            for (var i = 0; i < callers; i++)
            {
                connections.Add(await server.Connect());
            }

            for (var i = 0; i < items; i++)
            {
                await connections[0].Call("HSET", $"stock:sku-{i}", "on_hand", "1000000000", "reserved", "0");
            }

            var script = await connections[0].Call("SCRIPT", "LOAD", Script);
            return await Load.Callers(callers, duration, async (caller, i) =>
            {
                var sku = ((caller * 7919) + i) % items;
                var done = await connections[caller].Call(
                    "EVALSHA", script, "3", $"command:c{caller}-{i}", string.Create(CultureInfo.InvariantCulture, $"stock:sku-{sku}"), $"order:o{caller}-{i}", "1", "reserve");
                if (done != "1")
                {
                    throw new InvalidOperationException("The script answered " + done);
                }
            });
        }
        finally
        {
            connections.ForEach(connection => connection.Dispose());
        }
    }
}
