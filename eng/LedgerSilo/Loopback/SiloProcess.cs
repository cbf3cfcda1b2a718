using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace LedgerSilo.Loopback;

/// <summary>A silo in a process of its own.</summary>
public sealed class SiloProcess : IDisposable
{
    private readonly Process _process;

    private SiloProcess(Process process) => _process = process;

    public bool HasExited => _process.HasExited;

    /// <summary>Starts a silo and waits until it takes part.</summary>
    /// <param name="assembly">The silo's program.</param>
    /// <param name="connectionString">The database.</param>
    /// <param name="schema">The database schema.</param>
    /// <param name="verb">What the program wants to hear before that; null for nothing.</param>
    /// <param name="machine">Where it runs; null for here, on loopback.</param>
    /// <returns>The silo. Dispose of it to kill it.</returns>
    public static async Task<SiloProcess> Start(string assembly, string connectionString, string schema, string? verb = null, SiloMachine? machine = null)
    {
        string[] words = [.. machine?.Entrance ?? [], "dotnet", assembly, .. verb is null ? [] : new[] { verb }, connectionString, schema, Port(), Port(), .. machine is null ? [] : new[] { machine.Address }];
        var process = Process.Start(new ProcessStartInfo(words[0], words[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,

            // Several processes share the processors: threads without work give them up instead of looking for it in a circle.
            Environment = { ["DOTNET_ThreadPool_UnfairSemaphoreSpinLimit"] = "0", ["DOTNET_TieredPGO"] = "0" },
        })!;
        var errors = new List<string>();
        process.ErrorDataReceived += (_, line) =>
        {
            lock (errors)
            {
                errors.Add(line.Data ?? string.Empty);
            }
        };
        process.BeginErrorReadLine();
        if (await process.StandardOutput.ReadLineAsync() != "ready")
        {
            await process.WaitForExitAsync();
            throw new InvalidOperationException("The silo did not start: " + string.Join('\n', errors.Take(40)));
        }

        return new SiloProcess(process);

        static string Port() => FreePort().ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>A port that nobody listens on at the moment.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Ends it at once, as a power cut would.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    /// <summary>Stops it where it is: to the others it looks dead, and it does not know.</summary>
    public void Pause() => Signal("-STOP");

    public void Continue() => Signal("-CONT");

    /// <summary>Ends it in order: what it has taken is answered first.</summary>
    /// <returns>When it has ended.</returns>
    public async Task Stop()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            Kill();
        }

        _process.Dispose();
    }

    private void Signal(string signal)
    {
        using var kill = Process.Start("kill", [signal, _process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }
}
