#Requires -Version 7.4

<#
.SYNOPSIS
    Shows the main tasks with the tenants of a CSV file: onboarding, quota, usage, invoice, offboarding.
.DESCRIPTION
    The script needs the imported module Tigris, and a provider in the environment: TIGRIS_PROVIDER_ID, TIGRIS_SIGNING_KEY, TIGRIS_USER_ID and, unless
    the provider is in production, TIGRIS_PARTNER_ENDPOINT. It creates and deletes tenants: run it against an emulator. Each step checks its result.
    The first unexpected result ends the script with an error.
.PARAMETER Path
    The tenants: OrganizationId, OrganizationName, BucketName, Quota and Region.
.EXAMPLE
    ./samples/TenantLifecycle.ps1 -Path ./samples/tenants.csv
#>
[CmdletBinding()]
param(
    [string]$Path = "$PSScriptRoot/tenants.csv"
)

function Assert-Outcome {
    param($Condition, [string]$Outcome)
    if (-not $Condition) {
        throw "Unexpected result, not: $Outcome"
    }
    "OK: $Outcome"
}

$ErrorActionPreference = 'Stop'

# Connect with the variables of the environment, as an administrator of all tenants
Connect-Tigris -FromEnvironment -UserRole Admin
Test-TigrisConnection
Assert-Outcome (Test-TigrisConnection -Quiet) 'the provider accepts the signing key'

# Onboard: each row becomes an organization with its quota, its first bucket and an access key.
# One row has an invalid bucket name: only this row fails
$tenants = Import-Csv -Path $Path | New-TigrisTenant -ErrorAction Continue -ErrorVariable refused
$tenants
$provisioned = $tenants | Where-Object Status -eq Created
Assert-Outcome ($provisioned.Count -eq 11) 'eleven tenants have a bucket'
Assert-Outcome ($refused.Count -eq 1 -and $refused[0].TargetObject -eq 'tenant-1007') 'one row was refused'
$failed = @($tenants | Where-Object Status -eq Failed)
Assert-Outcome ($failed.Count -eq 1 -and $failed[0].BucketName -eq 'Granite_Peak Photos') "its bucket name was '$($failed[0].BucketName)'"
Assert-Outcome (-not ($provisioned | Where-Object { $_.Credential.UserName -notlike 'tid_*' })) 'each tenant has a key, in a credential that shows no secret'

# Repeat the run, as after an interruption: existing tenants are unchanged and get no second key
$again = Import-Csv -Path $Path | Where-Object OrganizationId -ne tenant-1007 | New-TigrisTenant -SkipExisting
Assert-Outcome (@($again | Where-Object Status -eq Existing).Count -eq 11) 'all eleven tenants exist already'
Assert-Outcome (@($provisioned | Get-TigrisAccessKey).Count -eq 11) 'each tenant still has one key'

# List the tenants and their buckets
Get-TigrisOrganization
$buckets = Get-TigrisOrganization | Get-TigrisBucket
$buckets
Assert-Outcome (-not ($provisioned.BucketName | Where-Object { $_ -notin $buckets.BucketName })) 'every new bucket is listed'

# Compare the stored bytes with the quota
$measures = Get-TigrisOrganization | Measure-TigrisOrganization
$measures
Assert-Outcome ($measures.Count -eq 11 -and -not ($measures | Where-Object Buckets -ne 1)) 'each tenant has one bucket'
Assert-Outcome (-not ($measures | Where-Object OverQuota)) 'no tenant exceeds its quota'

# Create a second bucket for an existing tenant: the command reads its display name
New-TigrisBucket -OrganizationId tenant-1008 -BucketName hoshino-cold-storage -StorageClass GLACIER
Assert-Outcome (@(Get-TigrisBucket -OrganizationId tenant-1008).Count -eq 2) 'tenant-1008 has two buckets'

# Quota: double the quota of each tenant with 100 GB, with a preview first
$small = Get-TigrisOrganization | Where-Object Quota -eq 100GB
$small | Set-TigrisOrganization -Quota 200GB -WhatIf
$small | Set-TigrisOrganization -Quota 200GB -PassThru
Assert-Outcome (-not (Get-TigrisOrganization | Where-Object Quota -eq 100GB)) 'no tenant has a quota of 100 GB any longer'

# Create a key that can read one prefix only. The policy is checked before it is sent
$reader = New-TigrisPolicyStatement -Action s3:GetObject -Resource 'arn:aws:s3:::bluewater-sonar/reports/*'
Test-TigrisPolicy -Document (New-TigrisPolicyStatement -Action s3:GetObjects -Resource 'arn:aws:s3:::bluewater-sonar')
Assert-Outcome (-not (Test-TigrisPolicy -Document $reader)) 'the policy has no findings, and the policy with mistakes has some'
New-TigrisPolicy -OrganizationId tenant-1002 -PolicyName reports-reader -Document $reader
$key = New-TigrisAccessKey -OrganizationId tenant-1002 -KeyName reporting -Policy reports-reader -Scope no_default_allow
$key | Get-TigrisAccessKey
$renewed = $key | Reset-TigrisAccessKey -Confirm:$false
Assert-Outcome ($renewed.AccessKeyId -eq $key.AccessKeyId) 'the key has a new secret and its old id'
Assert-Outcome (@(Get-TigrisAccessKey -OrganizationId tenant-1002).Count -eq 2) 'tenant-1002 has two keys'

# Create a snapshot before a risky change, and a fork to read the earlier state
New-TigrisBucket -OrganizationId tenant-1008 -BucketName hoshino-models -EnableSnapshots
$snapshot = New-TigrisSnapshot -OrganizationId tenant-1008 -BucketName hoshino-models -Description 'before the migration'
$snapshot
New-TigrisBucket -OrganizationId tenant-1008 -BucketName hoshino-models-before -ForkOf hoshino-models -SourceSnapshot $snapshot.SnapshotVersion
$fork = Get-TigrisBucket -OrganizationId tenant-1008 -BucketName hoshino-models-before
Assert-Outcome ($fork.SourceSnapshot -eq $snapshot.SnapshotVersion) 'the fork begins at the snapshot'

# Read the usage: the sum of the previous month, and each day of the current month
$usage = Get-TigrisUsage -OrganizationId tenant-1002 -Month ([datetime]::UtcNow.AddMonths(-1))
$usage
Assert-Outcome ($usage | Where-Object Total -gt 0) 'there is usage for the previous month'
Get-TigrisUsage -OrganizationId tenant-1002 -Metric 'Storage used - Standard' -Daily | Select-Object -First 5
$stored = Get-TigrisUsage -OrganizationId tenant-* -Metric 'Storage used - Standard'
Assert-Outcome ($stored.Count -eq 11) 'a wildcard reads the usage of every tenant'

# Read each tenant's invoice of the previous month, and the price steps of one invoice
$invoices = $provisioned | Get-TigrisInvoice
$invoices
Assert-Outcome ($invoices.Count -eq 11) 'every tenant has an invoice'
Get-TigrisInvoice -OrganizationId tenant-1002 -Line

# Compare the account invoice with the invoices of the tenants: each difference has a reason
$differences = Compare-TigrisInvoice
$differences
Assert-Outcome (-not ($differences | Where-Object Reason -in MissingOrganization, Incomplete, Unexplained)) 'free allowances and rounding explain all differences'

# Compute the statements of the tenants, at the vendor's list prices with a markup of 20 percent
$book = New-TigrisPriceBook -MarkupPercent 20
$statements = $provisioned | Get-TigrisStatement -PriceBook $book -IncludeCost
$statements
$statements[0].Lines
Assert-Outcome ($statements.Count -eq 11) 'every tenant has a statement'

# Write a report of the month and the 11 months before it. Open the file in a browser
$report = Export-TigrisReport -Path ([IO.Path]::Combine([IO.Path]::GetTempPath(), 'tigris-report.html')) -PriceBook $book -PartnerName 'Playground' -Force -PassThru
$report.FullName
Assert-Outcome ([IO.File]::ReadAllText($report.FullName).StartsWith('<!DOCTYPE html>')) 'the report is written'

# Offboard two tenants, with a preview first
$leaving = 'tenant-1009', 'tenant-1010'
$leaving | Remove-TigrisTenant -WhatIf
Assert-Outcome (-not (Get-TigrisOrganization -OrganizationId $leaving | Where-Object { -not $_.Active })) 'both are still active'

# Deactivate them first: their keys stop working at once, and data and billing continue
$folder = [IO.Directory]::CreateDirectory([IO.Path]::Combine([IO.Path]::GetTempPath(), "tigris-tour-$([guid]::NewGuid())")).FullName
$offboarding = @{ JournalPath = "$folder/journal.jsonl"; InvoicePath = "$folder/invoices"; Confirm = $false }
$leaving | Remove-TigrisTenant @offboarding -KeepBuckets
Assert-Outcome (-not (Get-TigrisOrganization -OrganizationId $leaving | Where-Object Active)) 'both are inactive'
Assert-Outcome (@($leaving | Get-TigrisBucket).Count -eq 2) 'their buckets still exist'

# A deactivated tenant gets no bucket
try {
    New-TigrisBucket -OrganizationId tenant-1009 -BucketName ivory-lane-proofs
    throw 'A deactivated tenant got a bucket.'
}
catch [Tigris.TigrisForbiddenException] {
    Assert-Outcome ($_.Exception.StatusCode -eq 403) "refused: $($_.Exception.Message)"
}

# Delete their buckets with all objects. The journal has the completed steps, so that none is repeated
$results = $leaving | Remove-TigrisTenant @offboarding -Verbose
$results
Assert-Outcome (@($results | Where-Object Status -eq Completed).Count -eq 2) 'both are offboarded'
Assert-Outcome (($results | Measure-Object -Property BucketsDeleted -Sum).Sum -eq 2) 'each had one bucket to delete'
Assert-Outcome (-not ($leaving | Get-TigrisBucket)) 'their buckets are deleted'
Assert-Outcome (-not ($results | Where-Object { -not [IO.File]::Exists($_.InvoicePath) })) 'their invoices are saved'
Assert-Outcome (@(Get-TigrisOrganization -OrganizationId $leaving).Count -eq 2) 'the organizations stay, for billing'

# Read their invoices of the current month
$leaving | Get-TigrisInvoice -Month ([datetime]::UtcNow)
[IO.Directory]::Delete($folder, $true)

Disconnect-Tigris
