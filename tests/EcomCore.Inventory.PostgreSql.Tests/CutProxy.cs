using System.Net;
using System.Net.Sockets;

namespace EcomCore.Inventory.PostgreSql.Tests;

/// <summary>Stands between a ledger and its server, and cuts the connection at a chosen message: before the server gets it, or after the server did what it
/// says and before the client hears of it.</summary>
internal sealed class CutProxy : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly int _server;
    private int _left;
    private bool _afterwards;

    public CutProxy(int server)
    {
        _server = server;
        _listener.Start();
        _ = Accept();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public int Cuts { get; private set; }

    /// <summary>Cuts at the client's message of this number from now, counted from 1.</summary>
    public void CutAt(int message, bool afterwards)
    {
        _afterwards = afterwards;
        Volatile.Write(ref _left, message);
    }

    public void Dispose() => _listener.Dispose();

    private async Task Accept()
    {
        while (true)
        {
            try
            {
                var client = await _listener.AcceptTcpClientAsync();
                var server = new TcpClient { NoDelay = true };
                client.NoDelay = true;
                await server.ConnectAsync(IPAddress.Loopback, _server);
                var pair = new Pair(client, server);
                _ = Pump(client, server, pair, isRequest: true);
                _ = Pump(server, client, pair, isRequest: false);
            }
            catch (Exception failure) when (failure is SocketException or ObjectDisposedException or InvalidOperationException)
            {
                return;
            }
        }
    }

    private async Task Pump(TcpClient from, TcpClient to, Pair pair, bool isRequest)
    {
        var buffer = new byte[65_536];
        try
        {
            int read;
            while ((read = await from.GetStream().ReadAsync(buffer)) > 0)
            {
                if (isRequest && Volatile.Read(ref _left) > 0 && Interlocked.Decrement(ref _left) == 0)
                {
                    Cuts++;
                    if (!_afterwards)
                    {
                        break;
                    }

                    pair.IsDeaf = true;
                }

                if (!isRequest && pair.IsDeaf)
                {
                    break;
                }

                await to.GetStream().WriteAsync(buffer.AsMemory(0, read));
            }
        }
        catch (Exception failure) when (failure is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // The other side is gone.
        }

        pair.Close();
    }

    private sealed class Pair(TcpClient client, TcpClient server)
    {
        public volatile bool IsDeaf;

        public void Close()
        {
            client.Dispose();
            server.Dispose();
        }
    }
}
