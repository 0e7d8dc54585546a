use strict;
use warnings;
use JSON::PP;
use PDF::API2;
my ($from, $to) = @ARGV;
open(my $file, '<:raw', $from) or die $!;
my $told = decode_json(join('', <$file>));
my $pdf = PDF::API2->new();
my $font = $pdf->corefont('Helvetica', -encoding => 'latin1');
my @lines = @{ $told->{lines} };
while (my @some = splice(@lines, 0, 50)) {
  my $text = $pdf->page()->text();
  $text->font($font, 10);
  my $y = 780;
  for my $line (@some) { $text->translate(50, $y); $text->text($line); $y -= 14; }
}
$pdf->saveas($to);
