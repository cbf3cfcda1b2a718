// A silo of the ledger on loopback: what the cluster tests kill and pause, and what the load program measures. It ends when its standard input does.
// Arguments: connection string, database schema, silo port, gateway port, and where it is not loopback the address. Says "ready" once it takes part, and its log on standard error.
await LedgerSilo.Loopback.LoopbackSilo.Run(args);
