using System.Collections.Generic;
using System.Linq;
using CsCheck;

namespace Tigris.PowerShell.Tests.Tenants;

/// <summary>A bucket of a random account. Rules and snapshots exclude each other.</summary>
internal sealed record RandomBucket(bool Public, bool AllowPublicList, bool ObjectAcl, string StorageClass, string Region, int Rules, bool HasDomain, int Webhook)
{
    public static readonly Gen<RandomBucket> Gen = CsCheck.Gen.Select(
        CsCheck.Gen.Bool, CsCheck.Gen.Bool, CsCheck.Gen.Bool, CsCheck.Gen.OneOf("STANDARD", "STANDARD_IA", "GLACIER", "GLACIER_IR"),
        CsCheck.Gen.OneOf("global", "fra", "iad, sjc", "usa"), CsCheck.Gen.Int[-1, 3], CsCheck.Gen.Bool, CsCheck.Gen.Int[0, 3])
        .Select((isPublic, list, acl, storage, region, rules, domain, webhook) => new RandomBucket(isPublic, list, acl, storage, region, rules, domain, webhook));

    public IEnumerable<string> Create(string organization, string bucket)
    {
        yield return $"New-TigrisBucket {organization} {bucket} -OrganizationName '{organization} Inc.' -Public ${Public} -AllowPublicList ${AllowPublicList} -ObjectAcl ${ObjectAcl} "
            + $"-StorageClass {StorageClass} -Region {Region} {(Rules < 0 ? "-EnableSnapshots" : "")} | Out-Null";
        if (Rules > 0)
        {
            yield return $"Set-TigrisBucketLifecycle {organization} {bucket} -Rule (1..{Rules} | ForEach-Object {{ New-TigrisLifecycleRule \"r$_\" -Prefix \"p$_/\" -ExpireAfterDays (30 * $_) }})";
        }

        if (HasDomain)
        {
            yield return $"Set-TigrisBucketDomain {organization} {bucket} -DomainName {bucket}.example.com";
        }

        if (Webhook > 0)
        {
            yield return $"Set-TigrisBucketNotification {organization} {bucket} -Webhook https://{bucket}.example.com {(Webhook == 2 ? "-Token $key" : Webhook == 3 ? "-Filter 'size > 5'" : "")}";
        }
    }

    /// <summary>Returns each change of one setting, with the setting.</summary>
    public IEnumerable<(string Change, string Setting)> Changes(string organization, string bucket)
    {
        var set = $"Set-TigrisBucket {organization} {bucket}";
        yield return ($"{set} -Public ${!Public}", "public");
        yield return ($"{set} -AllowPublicList ${!AllowPublicList}", "allowPublicList");
        yield return ($"{set} -ObjectAcl ${!ObjectAcl}", "objectAcl");
        yield return ($"{set} -Region syd", "region");
        yield return ($"Set-TigrisBucketDomain {organization} {bucket} -DomainName other-{bucket}.example.com", "domainName");
        if (HasDomain)
        {
            yield return ($"Remove-TigrisBucketDomain {organization} {bucket}", "domainName");
        }

        if (Rules >= 0)
        {
            yield return ($"Set-TigrisBucketLifecycle {organization} {bucket} -Rule (New-TigrisLifecycleRule other -ExpireAfterDays 7)", "lifecycleRule");
        }

        if (Rules > 0)
        {
            yield return ($"Remove-TigrisBucketLifecycle {organization} {bucket}", "lifecycleRule");
        }

        var webhook = $"Set-TigrisBucketNotification {organization} {bucket}";
        yield return ($"{webhook} -Webhook https://other.example.com", Webhook > 0 ? "notification.webhook" : "notification");
        if (Webhook > 0)
        {
            yield return ($"{webhook} -Enabled $false", "notification.enabled");
            yield return ($"{webhook} -Filter 'size > 7'", "notification.filter");
            yield return ($"Remove-TigrisBucketNotification {organization} {bucket}", "notification");
        }
    }
}

/// <summary>A tenant of a random account.</summary>
internal sealed record RandomTenant(bool Active, long Quota, RandomBucket[] Buckets, int Policies, int Keys)
{
    public static readonly Gen<RandomTenant> Gen = CsCheck.Gen.Select(
        CsCheck.Gen.Bool, CsCheck.Gen.OneOf(-1L, 0L, 1L << 30, 1L << 40), RandomBucket.Gen.Array[0, 3], CsCheck.Gen.Int[0, 2], CsCheck.Gen.Int[0, 3])
        .Select((active, quota, buckets, policies, keys) => new RandomTenant(active, quota, buckets, policies, keys));

    public static string Bucket(string id, int index) => $"{id}-b{index}";

    public IEnumerable<string> Create(string id)
    {
        yield return $"New-TigrisOrganization {id} -OrganizationName '{id} Inc.' {(Quota < 0 ? "" : $"-Quota {Quota}")} | Out-Null";
        foreach (var command in Buckets.SelectMany((bucket, index) => bucket.Create(id, Bucket(id, index))))
        {
            yield return command;
        }

        for (var policy = 0; policy < Policies; policy++)
        {
            yield return $"New-TigrisPolicy {id} p{policy} @{{ Statement = @{{ Effect = 'Allow'; Action = 's3:PutObject', 's3:GetObject'; Resource = 'arn:aws:s3:::{id}-{policy}/*' }} }} {(policy == 0 ? "-Description 'First'" : "")} | Out-Null";
        }

        for (var key = 0; key < Keys; key++)
        {
            var role = Buckets.Length > 0 ? $"-BucketRole @{{ '{Bucket(id, key % Buckets.Length)}' = '{(key % 2 == 0 ? "Editor" : "ReadOnly")}' }}" : "";
            yield return $"New-TigrisAccessKey {id} 'key {key}''s' {role} {(Policies > 0 ? "-Policy p0" : "")} -Scope {(key % 2 == 0 ? "standard" : "no_default_allow")} | Out-Null";
        }

        if (!Active)
        {
            yield return $"Disable-TigrisOrganization {id} -Confirm:$false";
        }
    }

    /// <summary>Returns each change of one setting, with the path of the setting.</summary>
    public IEnumerable<(string Change, string Path)> Changes(string id)
    {
        yield return ($"Set-TigrisOrganization {id} -Quota 7GB", "quota");
        if (!Active)
        {
            yield return ($"Enable-TigrisOrganization {id} -WarningAction SilentlyContinue", "active");
            yield break;
        }

        yield return ($"Disable-TigrisOrganization {id} -Confirm:$false", "active");
        yield return ($"New-TigrisAccessKey {id} new | Out-Null", "accessKey['new']");
        yield return ($"New-TigrisPolicy {id} new @{{ Statement = @{{ Effect = 'Deny'; Action = 's3:*'; Resource = '*' }} }} -WarningAction SilentlyContinue | Out-Null", "policy['new']");
        foreach (var change in Buckets.SelectMany((bucket, index) => bucket.Changes(id, Bucket(id, index)).Select(one => (one.Change, $"bucket['{Bucket(id, index)}'].{one.Setting}"))))
        {
            yield return change;
        }

        if (Policies > 0)
        {
            yield return ($"Set-TigrisPolicy {id} p0 @{{ Statement = @{{ Effect = 'Deny'; Action = 's3:GetObject'; Resource = '*' }} }} -WarningAction SilentlyContinue", "policy['p0'].document");
            yield return ($"(Get-TigrisPolicy {id} p0).Document | ForEach-Object {{ Set-TigrisPolicy {id} p0 $_ -Description 'Other' }}", "policy['p0'].description");
        }

        if (Keys > 0)
        {
            var key = $"Get-TigrisAccessKey {id} | Where-Object KeyName -EQ 'key 0''s' |";
            yield return ($"{key} Set-TigrisAccessKey -Scope no_default_allow", @"accessKey['key 0\'s'].scope");
            yield return ($"{key} Remove-TigrisAccessKey -Confirm:$false", @"accessKey['key 0\'s']");
            if (Policies > 0)
            {
                yield return ($"{key} Set-TigrisAccessKey -RemovePolicy p0", @"accessKey['key 0\'s'].policy");
            }

            if (Buckets.Length > 0)
            {
                yield return ($"{key} Set-TigrisAccessKey -BucketRole @{{ '{Bucket(id, 0)}' = 'ReadOnly' }}", @"accessKey['key 0\'s'].bucketRole");
            }
        }
    }
}
