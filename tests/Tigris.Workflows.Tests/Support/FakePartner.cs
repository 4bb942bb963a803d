using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace Tigris.Workflows.Tests;

/// <summary>A partner API in memory. It records each call, and fails the calls that a test names.</summary>
internal sealed class FakePartner : ITigrisClient
{
    private int _keys;

    public FakePartner()
    {
        Organizations = Stub.Of<IOrganizations>(AnswerOrganizations);
        Buckets = Stub.Of<IBuckets>(AnswerBuckets);
        AccessKeys = Stub.Of<IAccessKeys>(AnswerAccessKeys);
        Billing = Stub.Of<IBilling>(AnswerBilling);
    }

    public Dictionary<string, FakeOrganization> State { get; } = new(StringComparer.Ordinal);

    /// <summary>The calls in order, such as <c>DeleteBucket acme/photos</c>.</summary>
    public List<string> Calls { get; } = [];

    /// <summary>The calls that change something.</summary>
    public IEnumerable<string> Changes => Calls.Where(call => !call.StartsWith("Get", StringComparison.Ordinal) && !call.StartsWith("List", StringComparison.Ordinal));

    /// <summary>Runs before each call, with its text. A test can throw here, or change the state.</summary>
    public Action<string> Before { get; set; } = _ => { };

    /// <summary>Runs after each call has changed the state, with its text. An exception here is a lost response.</summary>
    public Action<string> After { get; set; } = _ => { };

    /// <summary>The response of the S3 endpoint for a bucket; null means the list of buckets.</summary>
    public Func<string?, StorageResponse> Storage { get; set; } = _ => throw new NotSupportedException();

    public string InvoiceStatus { get; set; } = "FINALIZED";

    public DateTimeOffset UtcNow { get; set; } = new(2026, 11, 15, 12, 0, 0, TimeSpan.Zero);

    public IOrganizations Organizations { get; }

    public IBuckets Buckets { get; }

    public IAccessKeys AccessKeys { get; }

    public IBilling Billing { get; }

    public ISnapshots Snapshots => throw new NotSupportedException();

    public IPolicies Policies => throw new NotSupportedException();

    public DateTimeOffset MachineUtcNow => UtcNow;

    public double? RequestRate => null;

    public static ApiFailure Failure(int status, string operation) => new() { StatusCode = status, Operation = operation, ServerMessage = "refused", Attempts = 1 };

    public FakeOrganization Add(string organizationId, params string[] buckets)
    {
        var organization = State[organizationId] = new FakeOrganization { Name = organizationId + " Inc." };
        organization.Buckets.AddRange(buckets.Select(name => new Bucket { BucketName = name, Size = 1024, ObjectCount = 1, CreatedAt = UtcNow.AddYears(-1) }));
        return organization;
    }

    public Task<StorageResponse> ReadStorageAsync(StorageRequest request, CancellationToken cancellationToken) =>
        Answer("ReadStorage " + (request.BucketName ?? "*"), () => Storage(request.BucketName));

    public Task<RawResponse> SendAsync(RawRequest request, CancellationToken cancellationToken) => throw new NotSupportedException();


    public void Dispose()
    {
    }

    private Task<T> Answer<T>(string call, Func<T> work)
    {
        Calls.Add(call);
        try
        {
            Before(call);
            var result = work();
            After(call);
            return Task.FromResult(result);
        }
        catch (Exception exception)
        {
            return Task.FromException<T>(exception);
        }
    }

    private object AnswerOrganizations(string method, object?[] arguments)
    {
        var id = (string)arguments[0]!;
        return method switch
        {
            "GetAsync" => Answer($"GetOrganization {id}", () => Of(id)),
            "SetActiveAsync" => Answer($"SetActive {id} {arguments[1]}", () => Find(id, "UpdateOrganization").Active = (bool)arguments[1]!),
            _ => throw new NotSupportedException(method),
        };
    }

    private object AnswerBuckets(string method, object?[] arguments)
    {
        var id = (string)arguments[0]!;
        return method switch
        {
            "GetAsync" => Answer($"GetBucket {id}/{arguments[1]}", () => FindBucket(id, (string)arguments[1]!, "GetBucket")),
            "ListAsync" => Answer($"ListBuckets {id}", () => new Page<Bucket>([.. Find(id, "ListBuckets").Buckets], null)),
            "ProvisionAsync" => Answer($"Provision {id}/{((BucketRequest)arguments[1]!).BucketName}", () => Provision(id, (BucketRequest)arguments[1]!)),
            "DeleteAsync" => Answer($"DeleteBucket {id}/{arguments[1]}", () => Find(id, "DeleteBucket").Buckets.Remove(FindBucket(id, (string)arguments[1]!, "DeleteBucket"))),
            _ => throw new NotSupportedException(method),
        };
    }

    private object AnswerAccessKeys(string method, object?[] arguments)
    {
        var id = (string)arguments[0]!;
        return method switch
        {
            "ListAsync" => Answer($"ListAccessKeys {id}", () => new Page<AccessKey>([.. Find(id, "ListAccessKeys").Keys], null)),
            _ => throw new NotSupportedException(method),
        };
    }

    private object AnswerBilling(string method, object?[] arguments) => method switch
    {
        "GetInvoiceDocumentAsync" => Answer($"GetInvoice {arguments[0]} {arguments[1]}", () => new InvoiceDocument(
            new Invoice { OrganizationId = (string)arguments[0]!, Month = (string)arguments[1]!, Status = InvoiceStatus, Total = 12.5m }, "{\"total\":12.50}")),
        _ => throw new NotSupportedException(method),
    };

    private Organization Of(string id)
    {
        var organization = Find(id, "GetOrganization");
        return new Organization { OrganizationId = id, OrganizationName = organization.Name, Active = organization.Active };
    }

    private ProvisionedBucket Provision(string id, BucketRequest request)
    {
        if (!State.TryGetValue(id, out var organization))
        {
            organization = State[id] = new FakeOrganization { Name = request.OrganizationName };
        }

        if (organization.Buckets.TrueForAll(bucket => bucket.BucketName != request.BucketName))
        {
            organization.Buckets.Add(new Bucket { OrganizationId = id, BucketName = request.BucketName, CreatedAt = UtcNow });
        }

        var key = new AccessKey { AccessKeyId = $"tid_{++_keys}", KeyName = request.BucketName + "_access_key" };
        organization.Keys.Add(key);
        return new ProvisionedBucket
        {
            OrganizationId = id,
            BucketName = request.BucketName,
            AccessKeyId = key.AccessKeyId,
            SecretAccessKey = SecretString.Of($"tsec_{_keys}"),
            S3Endpoint = TigrisClientOptions.DefaultS3Endpoint,
        };
    }

    private FakeOrganization Find(string id, string operation) =>
        State.TryGetValue(id, out var found) ? found : throw new TigrisNotFoundException(Failure(404, operation));

    private Bucket FindBucket(string id, string name, string operation) =>
        Find(id, operation).Buckets.Find(bucket => bucket.BucketName == name) ?? throw new TigrisNotFoundException(Failure(404, operation));
}
