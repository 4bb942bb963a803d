using System;
using System.Collections.Generic;
using System.Net.Http;

namespace Tigris.Emulator;

/// <summary>How one emulator behaves. Everything below <see cref="PublicUrl"/> is a choice that no document makes: assumed.</summary>
public sealed class EmulatorOptions
{
    /// <summary>The loopback port; 0 picks a free one.</summary>
    public int Port { get; init; } = 5600;

    /// <summary>The loopback port of the S3 side; 0 picks a free one. Null is the one after <see cref="Port"/>, or a free one with a free one.</summary>
    public int? S3Port { get; init; }

    /// <summary>The one provider that this emulator serves.</summary>
    public string ProviderId { get; init; } = "local";

    /// <summary>The provider's signing key; its UTF-8 bytes are the HMAC key.</summary>
    public string SigningKey { get; init; } = "local-signing-key";

    /// <summary>The SQLite file that keeps the state; null keeps it in memory.</summary>
    public string? DataPath { get; init; }

    /// <summary>All time comes from here, except that faults wait in real time.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Carries events to webhooks, for a test that receives them without a network. It stays the caller's.</summary>
    public HttpMessageHandler? WebhookHandler { get; init; }

    /// <summary>Scheme and host that clients sign, where a proxy stands in front; null takes them from the request.</summary>
    public Uri? PublicUrl { get; init; }

    /// <summary>How far X-Tigris-Time may be from now, both ways.</summary>
    public TimeSpan ClockWindow { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Refuses unknown members also in nested objects that the document leaves open.</summary>
    public bool StrictNested { get; init; }

    /// <summary>Refuses a page size out of range with 400, instead of taking the nearest allowed one.</summary>
    public bool StrictLimits { get; init; }

    /// <summary>What a repeated provisioning returns.</summary>
    public RepeatProvisioning RepeatProvisioning { get; init; }

    /// <summary>What a provisioning with other options answers.</summary>
    public RepeatOptions RepeatOptions { get; init; }

    /// <summary>What a second creation of an organization answers.</summary>
    public DuplicateOrganization DuplicateOrganization { get; init; }

    /// <summary>What becomes of keys on reactivation.</summary>
    public Reactivation Reactivation { get; init; }

    /// <summary>What a Member sees who acts on another user's key.</summary>
    public ForeignKeyAnswer ForeignKey { get; init; }

    /// <summary>Who may change an organization.</summary>
    public OrganizationUpdateRole OrganizationUpdateRole { get; init; }

    /// <summary>The order of snapshot lists.</summary>
    public SnapshotOrder SnapshotOrder { get; init; }

    /// <summary>How long a deleted bucket's name stays taken ("a few minutes" in the documentation).</summary>
    public TimeSpan NameReuseDelay { get; init; }

    /// <summary>The longest id of a lifecycle rule: the document says 255, the S3 documentation 36.</summary>
    public int MaxLifecycleIdLength { get; init; } = 255;

    /// <summary>Refuses more than one transition in a rule, as the S3 documentation does.</summary>
    public bool SingleTransition { get; init; }

    /// <summary>Accepts any word as a region.</summary>
    public bool AnyRegion { get; init; }

    /// <summary>Refuses snapshots on buckets of an archive class.</summary>
    public bool RefuseArchiveSnapshots { get; init; }

    /// <summary>Makes up usage for every past day, on top of what S3 clients did.</summary>
    public bool DemoUsage { get; init; }

    /// <summary>Faults in force from the start, by their texts: <c>503:5%</c>. See <see cref="Fault"/>.</summary>
    public IReadOnlyList<string> Faults { get; init; } = [];

    /// <summary>What the chance of faults follows from: the same seed, the same requests, the same faults.</summary>
    public int FaultSeed { get; init; } = 1;

    /// <summary>The rate limit from the start; null for none.</summary>
    public RateLimit? RateLimit { get; init; }

    /// <summary>How many requests the log keeps; counts go on beyond it.</summary>
    public int RequestLogCapacity { get; init; } = 10_000;
}
