namespace EcomCore.Inventory.Orleans;

/// <summary>The tables, version by version. A step that was released never changes.</summary>
internal static class LedgerSchema
{
    /// <summary>Each brings a schema to the next version. <c>{s}</c> is the schema's name.</summary>
    public static string[] Migrations { get; } =
    [
        // Texts are compared byte by byte ("C"). A batch's number is given once per item: who comes second has lost the item (fencing).
        """
        CREATE TABLE {s}.batch (
            item text COLLATE "C" NOT NULL,
            number bigint NOT NULL,
            writer uuid NOT NULL,
            clock bigint,
            commands integer NOT NULL,
            body bytea NOT NULL,
            chain bytea NOT NULL,
            PRIMARY KEY (item, number));
        CREATE TABLE {s}.item (item text COLLATE "C" PRIMARY KEY, pools integer NOT NULL DEFAULT 1, most_pools integer NOT NULL DEFAULT 1);
        CREATE TABLE {s}.snapshot (
            item text COLLATE "C" PRIMARY KEY,
            number bigint NOT NULL,
            sequence bigint NOT NULL,
            body bytea NOT NULL,
            chain bytea NOT NULL,
            digest bytea NOT NULL);
        CREATE TABLE {s}.transit (
            id uuid PRIMARY KEY,
            target text COLLATE "C" NOT NULL,
            units bigint NOT NULL,
            sent timestamptz NOT NULL DEFAULT now());
        CREATE INDEX transit_target ON {s}.transit (target);
        CREATE TABLE {s}.orders (
            order_id text COLLATE "C" PRIMARY KEY,
            version bigint NOT NULL,
            pending boolean NOT NULL,
            parts text COLLATE "C" NOT NULL,
            body bytea,
            changed timestamptz NOT NULL DEFAULT now());
        CREATE INDEX orders_pending ON {s}.orders (changed) WHERE pending;
        CREATE TABLE {s}.cluster (cluster_id text COLLATE "C" PRIMARY KEY, version integer NOT NULL);
        CREATE TABLE {s}.silo (
            cluster_id text COLLATE "C" NOT NULL,
            address text COLLATE "C" NOT NULL,
            etag bigint NOT NULL,
            silo_name text NOT NULL,
            host_name text NOT NULL,
            role_name text,
            status integer NOT NULL,
            proxy_port integer NOT NULL,
            update_zone integer NOT NULL,
            fault_zone integer NOT NULL,
            suspect_times text NOT NULL,
            started timestamptz NOT NULL,
            alive timestamptz NOT NULL,
            PRIMARY KEY (cluster_id, address));
        """,
    ];
}
