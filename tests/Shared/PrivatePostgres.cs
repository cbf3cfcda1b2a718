using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace EcomCore.Tests;

/// <summary>
/// A PostgreSQL server of one's own in a temporary folder, on a free loopback port, gone afterwards: it ends even when this process is killed, because it is
/// started by a shell that waits for the end of its input.
/// </summary>
internal sealed class PrivatePostgres : IDisposable
{
    // $1: postgres, $2: the folder, $3: the port, $4: the addresses. SIGINT ends the server at once but in order.
    private const string Keeper = """
        "$1" -D "$2" -p "$3" -c listen_addresses="$4" -c unix_socket_directories= -c log_min_messages=fatal < /dev/null > "$2/server.log" 2>&1 &
        server=$!
        read -r _
        kill -INT $server 2> /dev/null
        wait $server
        """;

    private readonly string _binaries;
    private readonly string _root;
    private readonly string? _address;
    private Process? _keeper;

    private PrivatePostgres(string binaries, string? address)
    {
        (_binaries, _address) = (binaries, address);
        _root = Directory.CreateTempSubdirectory("ecom-postgres-").FullName;
        Port = FreePort();
        if (Environment.IsPrivilegedProcess)
        {
            Run("chown", "postgres", _root);
        }

        Run([.. AsServer(), Path.Combine(_binaries, "initdb"), "-D", Data, "-U", "ecom", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"]);
        if (address is not null)
        {
            File.AppendAllText(Path.Combine(Data, "pg_hba.conf"), $"host all all {address}/24 trust\n");
        }

        Start();
    }

    public int Port { get; }

    public string ConnectionString => FormattableString.Invariant($"Host={_address ?? "127.0.0.1"};Port={Port};Username=ecom;Database=postgres;Timeout=5");

    private string Data => Path.Combine(_root, "data");

    /// <summary>Makes a server and waits until it answers.</summary>
    /// <exception cref="InvalidOperationException">PostgreSQL is not installed, or does not start.</exception>
    public static PrivatePostgres StartNew() => StartNew(null);

    /// <summary>Makes a server that also listens at an address of this machine, to all whose address begins with the same three numbers.</summary>
    public static PrivatePostgres StartNew(string? address) => new(
        FindBinaries() ?? throw new InvalidOperationException(
            "PostgreSQL's server programs (initdb, postgres) were not found in /usr/lib/postgresql/*/bin or on the PATH; install Debian's postgresql."),
        address);

    /// <summary>Ends the server as a power cut would, without a word to its clients.</summary>
    public void Crash()
    {
        Run([.. AsServer(), Path.Combine(_binaries, "pg_ctl"), "-D", Data, "-m", "immediate", "stop"]);
        _keeper?.Kill();
        _keeper?.Dispose();
        _keeper = null;
    }

    /// <summary>Starts the server again after <see cref="Crash"/>.</summary>
    public void Start()
    {
        var start = new ProcessStartInfo { RedirectStandardInput = true, RedirectStandardOutput = true };
        string[] words = [.. AsServer(), "sh", "-c", Keeper, "sh", Path.Combine(_binaries, "postgres"), Data, Port.ToString(CultureInfo.InvariantCulture), _address is null ? "127.0.0.1" : "127.0.0.1," + _address];
        start.FileName = words[0];
        words[1..].ToList().ForEach(start.ArgumentList.Add);
        _keeper = Process.Start(start)!;
        WaitUntilReady();
    }

    public void Dispose()
    {
        if (_keeper is not null)
        {
            _keeper.StandardInput.Close();
            _keeper.WaitForExit(20_000);
            _keeper.Dispose();
        }

        Directory.Delete(_root, recursive: true);
    }

    private void WaitUntilReady()
    {
        var waited = Stopwatch.StartNew();
        while (!Succeeds(Path.Combine(_binaries, "pg_isready"), "-q", "-h", "127.0.0.1", "-p", Port.ToString(CultureInfo.InvariantCulture)))
        {
            if (waited.Elapsed.TotalSeconds > 60 || _keeper!.HasExited)
            {
                throw new InvalidOperationException("PostgreSQL did not start: " + File.ReadAllText(Path.Combine(Data, "server.log")));
            }

            Thread.Sleep(50);
        }
    }

    // PostgreSQL refuses to run as root.
    private static string[] AsServer() => Environment.IsPrivilegedProcess ? ["runuser", "-u", "postgres", "--"] : [];

    private static string? FindBinaries()
    {
        var installed = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").OrderByDescending(d => int.TryParse(Path.GetFileName(d), CultureInfo.InvariantCulture, out var v) ? v : 0)
            : Enumerable.Empty<string>();
        var folders = installed.Select(d => Path.Combine(d, "bin")).Concat((Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator));
        return folders.FirstOrDefault(d => File.Exists(Path.Combine(d, "initdb")) && File.Exists(Path.Combine(d, "postgres")));
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static void Run(params string[] words)
    {
        using var process = Process.Start(new ProcessStartInfo(words[0], words[1..]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/" })!;
        var errors = process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{string.Join(' ', words)}: {errors.Result}");
        }
    }

    private static bool Succeeds(params string[] words)
    {
        using var process = Process.Start(new ProcessStartInfo(words[0], words[1..]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
