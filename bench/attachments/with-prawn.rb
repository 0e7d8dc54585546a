require "json"
require "prawn"
told = JSON.parse(File.read(ARGV[0], encoding: "utf-8"))
Prawn::Fonts::AFM.hide_m17n_warning = true
Prawn::Document.generate(ARGV[1], info: { Title: told["title"] }, compress: told["number"].even?) do
  text told["title"], size: 18
  told["lines"].each { |line| text line.empty? ? " " : line.encode("windows-1252", undef: :replace).encode("utf-8") }
end
