using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace EcomCore.LedgerLoad;

/// <summary>A Redis server of one's own in a temporary folder on a free loopback port, gone afterwards. Needs redis-server on the PATH.</summary>
internal sealed class PrivateRedis : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ledger-redis-");
    private readonly Process _server;

    public PrivateRedis(bool durable)
    {
        using (var listener = new TcpListener(IPAddress.Loopback, 0))
        {
            listener.Start();
            Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        }

        // Durable as the ledger is: every write is in the file before it is answered.
        string[] log = durable ? ["--appendonly", "yes", "--appendfsync", "always"] : ["--appendonly", "no"];
        _server = Process.Start(new ProcessStartInfo(
            "redis-server",
            ["--port", Port.ToString(CultureInfo.InvariantCulture), "--bind", "127.0.0.1", "--dir", _folder.FullName, "--save", "", "--loglevel", "warning", .. log])
        {
            RedirectStandardOutput = true,
        })!;
    }

    public int Port { get; }

    public async Task<RedisCaller> Connect()
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await RedisCaller.Connect(Port);
            }
            catch (SocketException) when (attempt < 100)
            {
                await Task.Delay(50);
            }
        }
    }

    public void Dispose()
    {
        _server.Kill();
        _server.WaitForExit();
        _server.Dispose();
        _folder.Delete(recursive: true);
    }
}
